-- Grain: one row per order.
-- Day: of the earliest ordered_at in the reporting zone.
-- Money: at the rate of the day of the first capture of any payment of the order, else of the order's day.
with

accepted as (
    select
        orders.* exclude (destination_region),
        coalesce(
            orders.destination_region,
            if(orders.destination_country = getvariable('home_country'), postcode_regions.region, null)
        ) as destination_region
    from orders
    left join postcode_regions on orders.postcode_prefix = postcode_regions.prefix
    where orders.reason is null
),

greatest_state as (
    select *
    from accepted
    qualify
        row_number() over (
            partition by order_id
            order by
                status_at desc, recorded_at desc nulls last, order_status desc,
                marketplace desc, channel desc, seller_id desc, seller_country desc, buyer_key desc,
                origin_country desc, destination_country desc, destination_region desc nulls last,
                category desc nulls last, item_quantity desc, order_amount desc, order_currency desc,
                promised_days desc nulls last
        ) = 1
),

reached as (
    select
        order_id,
        min(ordered_at) as ordered_at,
        min(status_at) filter (order_status = 'inquiry') as inquired_at,
        min(status_at) filter (order_status = 'placed') as placed_at,
        min(status_at) filter (order_status = 'confirmed') as confirmed_at,
        min(status_at) filter (order_status = 'completed') as completed_at,
        min(status_at) filter (order_status = 'cancelled') as cancelled_at,
        min(status_at) filter (order_status = 'returned') as returned_at,
        min(file_date(file)) as first_file_date,
        max(file_date(file)) as last_file_date
    from accepted
    group by order_id
),

paid as (
    select
        order_id,
        min(captured_at) as captured_at,
        min((captured_at, payment_method)) filter (captured_at is not null) as capture,
        min(refunded_at) as refunded_at,
        sum(refunded_amount_rub) as refunded_amount_rub,
        sum(refunded_amount_usd) as refunded_amount_usd,
        sum(refunded_amount_cny) as refunded_amount_cny
    from payment_facts
    group by order_id
),

folded as (
    select
        greatest_state.* exclude (order_id, ordered_at),
        reached.*,
        paid.* exclude (order_id),
        day_of(reached.ordered_at) as order_date,
        day_of(coalesce(paid.captured_at, reached.ordered_at)) as fx_date,
        case
            when origin_country = getvariable('partner_country') and destination_country = getvariable('home_country')
                then 'import'
            when origin_country = getvariable('home_country') and destination_country = getvariable('partner_country')
                then 'export'
            when origin_country = getvariable('home_country') and destination_country = getvariable('home_country')
                then 'domestic'
            else 'other'
        end as flow
    from greatest_state
    inner join reached on greatest_state.order_id = reached.order_id
    left join paid on greatest_state.order_id = paid.order_id
)

select
    folded.order_id,
    folded.order_status,
    folded.marketplace,
    folded.channel,
    folded.flow,
    if(folded.flow in ('import', 'export'), 'cross_border', folded.flow) as trade,
    folded.seller_id,
    folded.seller_country,
    folded.buyer_key,
    folded.origin_country,
    folded.destination_country,
    folded.destination_region,
    folded.category,
    folded.item_quantity,
    folded.order_amount,
    folded.order_currency,
    folded.promised_days,
    converted(folded.order_amount, fx_daily.rub_rate) as order_amount_rub,
    converted(folded.order_amount, fx_daily.usd_rate) as order_amount_usd,
    converted(folded.order_amount, fx_daily.cny_rate) as order_amount_cny,
    cast(folded.refunded_amount_rub as decimal(18, 2)) as refunded_amount_rub,
    cast(folded.refunded_amount_usd as decimal(18, 2)) as refunded_amount_usd,
    cast(folded.refunded_amount_cny as decimal(18, 2)) as refunded_amount_cny,
    fx_daily.rub_rate,
    fx_daily.usd_rate,
    fx_daily.cny_rate,
    folded.order_date,
    folded.fx_date,
    fx_daily.rate_date,
    folded.status_at,
    folded.recorded_at,
    folded.ordered_at,
    folded.inquired_at,
    folded.placed_at,
    folded.confirmed_at,
    folded.completed_at,
    folded.cancelled_at,
    folded.returned_at,
    folded.captured_at,
    folded.capture[2] as capture_method,
    folded.refunded_at,
    folded.first_file_date,
    folded.last_file_date,
    month_of(folded.order_date) as order_month
from folded
cross join last_rate
left join fx_daily
    on cast(folded.order_currency as varchar) = fx_daily.currency
        and least(folded.fx_date, last_rate.fx_date) = fx_daily.fx_date
