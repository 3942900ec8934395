-- Grain: one row per order of the as-of day or before.
-- What has not happened by the end of the as-of day has not happened.
-- Money: at the rate of the first capture's day if it was captured by then, else of the order's day.
with

known as (
    select
        order_facts.*,
        if(inquired_at < limits.end_at, inquired_at, null) as inquired,
        if(least(placed_at, confirmed_at, completed_at, returned_at) < limits.end_at, true, false) as went_on,
        if(cancelled_at < limits.end_at, cancelled_at, null) as cancelled,
        if(captured_at < limits.end_at, captured_at, null) as captured,
        coalesce(refunded_at < limits.end_at, false) as is_refunded
    from order_facts
    cross join (
        select (getvariable('as_of') + interval 1 day) at time zone getvariable('reporting_zone') as end_at
    ) as limits
    where order_date <= getvariable('as_of')
),

flagged as (
    select
        *,
        inquired is not null as is_inquiry,
        coalesce(went_on or (cancelled is not null and inquired is null), false) as is_placed,
        cancelled is not null and (captured is null or cancelled < captured) as is_cancelled_before_capture,
        day_of(coalesce(captured, ordered_at)) as money_date
    from known
),

parcels as (
    select order_id, count(*) as parcel_count
    from parcel_facts
    where first_scan_at < (getvariable('as_of') + interval 1 day) at time zone getvariable('reporting_zone')
    group by order_id
)

select
    flagged.order_id,
    flagged.order_month,
    flagged.order_date,
    flagged.flow,
    flagged.trade,
    cast(flagged.channel as varchar) as channel,
    flagged.marketplace,
    cast(flagged.order_currency as varchar) as order_currency,
    coalesce(flagged.destination_region, 'unknown') as destination_region,
    coalesce(flagged.category, 'unknown') as category,
    flagged.is_inquiry,
    flagged.is_placed,
    flagged.is_placed and not flagged.is_cancelled_before_capture as is_in_gmv,
    flagged.item_quantity,
    flagged.promised_days,
    flagged.captured as paid_at,
    flagged.captured is not null and flagged.capture_method = 'cash_on_delivery' as is_paid_on_delivery,
    coalesce(parcels.parcel_count, 0) as parcel_count,
    flagged.order_amount,
    converted(flagged.order_amount, fx_daily.rub_rate) as order_amount_rub,
    converted(flagged.order_amount, fx_daily.usd_rate) as order_amount_usd,
    converted(flagged.order_amount, fx_daily.cny_rate) as order_amount_cny,
    converted(flagged.order_amount, fx_monthly.rub_rate) as order_amount_rub_month_rate,
    converted(flagged.order_amount, fx_monthly.rub_rate_year_ago) as order_amount_rub_year_ago_rate,
    if(flagged.is_refunded, flagged.refunded_amount_rub, null) as refunded_amount_rub,
    if(flagged.is_refunded, flagged.refunded_amount_usd, null) as refunded_amount_usd,
    if(flagged.is_refunded, flagged.refunded_amount_cny, null) as refunded_amount_cny
from flagged
cross join last_rate
left join fx_daily
    on cast(flagged.order_currency as varchar) = fx_daily.currency
        and least(flagged.money_date, last_rate.fx_date) = fx_daily.fx_date
left join fx_monthly
    on cast(flagged.order_currency as varchar) = fx_monthly.currency and flagged.order_month = fx_monthly.month
left join parcels on flagged.order_id = parcels.order_id
