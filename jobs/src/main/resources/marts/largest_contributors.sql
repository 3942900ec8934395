-- Grain: one row per order_month, activity_month, contributors, channel, trade, dimension, slice and contributor, of whom
-- the mart keeps the largest by name.
-- Day: orders count in the month of the order, for an inquiry that became an order the inquiry's, payments in the
-- month of their first authorization, decline or capture, all in the reporting zone. What happened after the as-of
-- day does not count. Inquiries are counted on B2B platforms.
-- Money: gmv_rub is that of the orders in GMV with an exchange rate, in kopecks, of totals and marketplaces.
-- A seller or buyer is known to one marketplace. All that follows is counted within a month: its rows are brought
-- together once, before they multiply.
with

sold as (
    select /*+ repartition(order_month) */
        order_month,
        channel,
        trade,
        xxhash64(marketplace, seller_id) as hash,
        if(is_placed, 1, 0) as orders,
        if(channel = 'b2b' and is_inquiry, 1, 0) as inquiries,
        if(is_in_gmv, cast(coalesce(order_amount_rub, 0) * 100 as bigint), 0) as kopecks,
        flow,
        marketplace,
        category,
        destination_region,
        coalesce(regions.federal_district, 'unknown') as federal_district
    from orders_as_of
    left join regions on orders_as_of.destination_region = regions.region
    where is_placed or channel = 'b2b' and is_inquiry
),

sellers as (
    select
        order_month, channel, trade, hash, orders, inquiries, kopecks,
        stack(
            6, 'total', 'total', 'flow', flow, 'marketplace', marketplace, 'category', category,
            'region', destination_region, 'federal_district', federal_district
        ) as (dimension, slice)
    from sold
),

attempts as (
    select
        *,
        least(authorized_at, declined_at, captured_at) as first_at,
        declined_at < :as_of_end
            and coalesce(captured_at >= :as_of_end, true)
            and if(
                paying_at < :as_of_end and paying_status in ('declined', 'authorized'),
                paying_status = 'declined',
                declined_at >= coalesce(if(authorized_at < :as_of_end, authorized_at, null), declined_at)
            ) as is_declined
    from payment_facts
    where least(authorized_at, declined_at, captured_at) < :as_of_end
),

paid as (
    select /*+ repartition(order_month) */
        orders_as_of.order_month,
        date_format(from_utc_timestamp(attempts.first_at, :reporting_zone), 'yyyy-MM') as activity_month,
        orders_as_of.channel,
        orders_as_of.trade,
        xxhash64(orders_as_of.marketplace, orders_as_of.buyer_key) as hash,
        attempts.payment_method,
        attempts.payment_currency,
        if(attempts.is_declined, 'declined', null) as outcome,
        if(
            attempts.is_declined,
            coalesce(if(attempts.paying_status = 'declined', attempts.decline_reason, null), 'unknown'),
            null
        ) as decline_reason
    from attempts
    inner join orders_as_of on attempts.order_id = orders_as_of.order_id
),

buyers as (
    select
        order_month, activity_month, channel, trade, hash,
        stack(
            5, 'total', 'total', 'method', payment_method, 'currency', payment_currency,
            'outcome', outcome, 'decline_reason', decline_reason
        ) as (dimension, slice)
    from paid
)

select
    order_month,
    order_month as activity_month,
    'sellers' as contributors,
    channel,
    trade,
    dimension,
    slice,
    hash,
    0L as payments,
    sum(orders) as orders,
    sum(inquiries) as inquiries,
    if(dimension in ('total', 'marketplace'), sum(kopecks), 0L) as gmv_rub
from sellers
group by order_month, channel, trade, dimension, slice, hash

union all

select
    order_month,
    activity_month,
    'buyers' as contributors,
    channel,
    trade,
    dimension,
    slice,
    hash,
    count(*) as payments,
    0L as orders,
    0L as inquiries,
    0L as gmv_rub
from buyers
where slice is not null
group by order_month, activity_month, channel, trade, dimension, slice, hash
