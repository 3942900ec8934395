-- Grain: one row per order that was known by the end of the as-of day.
-- Day: order_date in the reporting zone. Instants after the as-of day count as not having happened.
-- Money: the order's amount at the rate of its first capture, else of its day.
with

parcels as (
    select order_id, count(*) as parcel_count
    from parcel_facts
    where first_scan_at < :as_of_end
    group by order_id
),

orders as (
    select
        *,
        -- The last rate holds until the next is published.
        least(order_date, (select max(fx_date) from fx_daily)) as rate_day,
        captured_at >= :as_of_end as is_captured_later,
        least(placed_at, confirmed_at, completed_at, returned_at) as reached_at,
        inquired_at < :as_of_end as is_inquiry,
        least(placed_at, confirmed_at, completed_at, returned_at) < :as_of_end
            or (cancelled_at < :as_of_end and not coalesce(inquired_at < :as_of_end, false)) as is_placed,
        cancelled_at < :as_of_end
            and not coalesce(captured_at < :as_of_end and captured_at <= cancelled_at, false) as is_cancelled
    from order_facts
    where order_date <= :as_of
),

order_day_rates as (
    select currency as order_currency, fx_date as rate_day, rub_rate, usd_rate, cny_rate
    from fx_daily
)

select
    orders.order_id,
    orders.order_month,
    orders.order_date,
    orders.flow,
    orders.trade,
    orders.channel,
    orders.marketplace,
    orders.seller_id,
    orders.seller_country,
    orders.buyer_key,
    orders.order_currency,
    coalesce(orders.destination_region, 'unknown') as destination_region,
    coalesce(orders.category, 'unknown') as category,
    coalesce(orders.is_inquiry, false) as is_inquiry,
    coalesce(orders.is_placed, false) as is_placed,
    coalesce(orders.is_placed, false) and not coalesce(orders.is_cancelled, false) as is_in_gmv,
    if(
        orders.inquired_at < :as_of_end,
        cast(from_utc_timestamp(orders.inquired_at, :reporting_zone) as date),
        null
    ) as inquired_date,
    if(
        orders.reached_at < :as_of_end,
        cast(from_utc_timestamp(orders.reached_at, :reporting_zone) as date),
        null
    ) as placed_date,
    orders.item_quantity,
    orders.promised_days,
    if(orders.captured_at < :as_of_end, orders.fx_date, null) as paid_date,
    if(orders.captured_at < :as_of_end, orders.captured_at, null) as paid_at,
    coalesce(orders.captured_at < :as_of_end and orders.capture_method = 'cash_on_delivery', false)
        as is_paid_on_delivery,
    coalesce(parcels.parcel_count, 0) as parcel_count,
    orders.order_amount,
    if(orders.is_captured_later, round(orders.order_amount * order_day_rates.rub_rate, 2), orders.order_amount_rub)
        as order_amount_rub,
    if(orders.is_captured_later, round(orders.order_amount * order_day_rates.usd_rate, 2), orders.order_amount_usd)
        as order_amount_usd,
    if(orders.is_captured_later, round(orders.order_amount * order_day_rates.cny_rate, 2), orders.order_amount_cny)
        as order_amount_cny,
    round(orders.order_amount * fx_monthly.rub_rate, 2) as order_amount_rub_month_rate,
    round(orders.order_amount * fx_monthly.rub_rate_year_ago, 2) as order_amount_rub_year_ago_rate,
    if(orders.refunded_at < :as_of_end, orders.refunded_amount_rub, null) as refunded_amount_rub,
    if(orders.refunded_at < :as_of_end, orders.refunded_amount_usd, null) as refunded_amount_usd,
    if(orders.refunded_at < :as_of_end, orders.refunded_amount_cny, null) as refunded_amount_cny
from orders
left join parcels on orders.order_id = parcels.order_id
left join fx_monthly
    on orders.order_currency = fx_monthly.currency and orders.order_month = fx_monthly.month
left join order_day_rates
    on orders.is_captured_later
        and orders.order_currency = order_day_rates.order_currency
        and orders.rate_day = order_day_rates.rate_day
