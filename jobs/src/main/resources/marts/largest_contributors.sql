-- Grain: one row per order_month, activity_month, contributors, channel, trade, dimension, slice, measure.
-- Day: orders count in the month of the order, for an inquiry that became an order the inquiry's, payments in the
-- month of their first authorization, decline or capture, all in the reporting zone. What happened after the as-of
-- day does not count. Inquiries are counted on B2B platforms.
-- Money: gmv_rub is that of the orders in GMV with an exchange rate, in kopecks, of totals and marketplaces.
-- The 20 largest are kept by name, of equal ones those with the smaller hashes: enough to bound what any two of
-- them contributed to several months together. A seller or buyer is known to one marketplace.
with

sold as (
    select
        order_month,
        order_month as activity_month,
        'sellers' as contributors,
        channel,
        trade,
        xxhash64(marketplace, seller_id) as hash,
        is_placed,
        channel = 'b2b' and is_inquiry as is_inquiry,
        if(is_in_gmv, cast(coalesce(order_amount_rub, 0) * 100 as bigint), 0) as kopecks,
        flow,
        marketplace,
        category,
        destination_region as region,
        coalesce(regions.federal_district, 'unknown') as federal_district,
        null as method,
        null as currency,
        null as outcome,
        null as decline_reason
    from orders_as_of
    left join regions on orders_as_of.destination_region = regions.region
    where is_placed or channel = 'b2b' and is_inquiry
),

attempts as (
    select
        *,
        least(authorized_at, declined_at, captured_at) as first_at,
        declined_at < :as_of_end
            and declined_at >= coalesce(if(authorized_at < :as_of_end, authorized_at, null), declined_at)
            and coalesce(captured_at >= :as_of_end, true) as is_declined
    from payment_facts
    where least(authorized_at, declined_at, captured_at) < :as_of_end
),

paid as (
    select
        orders_as_of.order_month,
        date_format(from_utc_timestamp(attempts.first_at, :reporting_zone), 'yyyy-MM') as activity_month,
        'buyers' as contributors,
        orders_as_of.channel,
        orders_as_of.trade,
        xxhash64(orders_as_of.marketplace, orders_as_of.buyer_key) as hash,
        null as is_placed,
        null as is_inquiry,
        0 as kopecks,
        null as flow,
        null as marketplace,
        null as category,
        null as region,
        null as federal_district,
        attempts.payment_method as method,
        attempts.payment_currency as currency,
        if(attempts.is_declined, 'declined', null) as outcome,
        if(
            attempts.is_declined,
            coalesce(if(attempts.paying_status = 'declined', attempts.decline_reason, null), 'unknown'),
            null
        ) as decline_reason
    from attempts
    inner join orders_as_of on attempts.order_id = orders_as_of.order_id
),

-- All that follows is counted within a month: its rows are brought together once, before they multiply.
contributions as (
    select /*+ repartition(order_month) */ *
    from (select * from sold union all select * from paid)
),

sliced as (
    select
        *,
        explode(
            map(
                'total', 'total', 'flow', flow, 'marketplace', marketplace, 'category', category,
                'region', region, 'federal_district', federal_district, 'method', method,
                'currency', currency, 'outcome', outcome, 'decline_reason', decline_reason
            )
        ) as (dimension, slice)
    from contributions
),

summed as (
    select
        order_month, activity_month, contributors, channel, trade, dimension, slice, hash,
        if(contributors = 'buyers', count(*), 0) as payments,
        count_if(is_placed) as orders,
        count_if(is_inquiry) as inquiries,
        if(dimension in ('total', 'marketplace'), sum(kopecks), 0) as kopecks
    from sliced
    where slice is not null
    group by order_month, activity_month, contributors, channel, trade, dimension, slice, hash
),

amounts as (
    select
        order_month, activity_month, contributors, channel, trade, dimension, slice, hash,
        stack(4, 'payments', payments, 'orders', orders, 'inquiries', inquiries, 'gmv_rub', kopecks)
            as (measure, amount)
    from summed
),

ranked as (
    select
        *,
        row_number() over (
            partition by order_month, activity_month, contributors, channel, trade, dimension, slice, measure
            order by amount desc, hash
        ) as contributor_rank
    from amounts
    where amount > 0
),

listed as (
    select
        order_month, activity_month, contributors, channel, trade, dimension, slice, measure,
        count(*) as contributor_count,
        sum(amount) as amount,
        array_sort(
            collect_list(if(contributor_rank <= 20, struct(contributor_rank, hash, amount), null))
        ) as largest
    from ranked
    group by order_month, activity_month, contributors, channel, trade, dimension, slice, measure
)

select
    order_month,
    activity_month,
    contributors,
    channel,
    trade,
    dimension,
    slice,
    measure,
    contributor_count,
    amount,
    largest.hash as largest_hashes,
    largest.amount as largest_amounts
from listed
