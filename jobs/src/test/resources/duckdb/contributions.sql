-- Grain: one row per order_month, activity_month, contributors, channel, trade, dimension, slice, measure, contributor.
-- Sellers of orders ever placed and of B2B inquiries, buyers of attempts to pay.
with

sold as (
    select
        orders_as_of.*,
        (orders_as_of.marketplace, order_facts.seller_id) as contributor,
        if(is_in_gmv, coalesce(orders_as_of.order_amount_rub, 0), 0) as rub,
        coalesce(regions.federal_district, 'unknown') as federal_district
    from orders_as_of
    inner join order_facts using (order_id)
    left join regions on orders_as_of.destination_region = regions.region
    where is_placed or (orders_as_of.channel = 'b2b' and is_inquiry)
),

sold_slices as (
    select *, 'total' as dimension, 'total' as slice from sold
    union all
    select *, 'flow', flow from sold
    union all
    select *, 'marketplace', marketplace from sold
    union all
    select *, 'category', category from sold
    union all
    select *, 'region', destination_region from sold
    union all
    select *, 'federal_district', federal_district from sold
),

attempts as (
    select payments_as_of.*, (order_facts.marketplace, order_facts.buyer_key) as contributor
    from payments_as_of
    inner join order_facts using (order_id)
    where outcome <> 'refund_only'
),

attempt_slices as (
    select *, 'total' as dimension, 'total' as slice from attempts
    union all
    select *, 'method', payment_method from attempts
    union all
    select *, 'currency', payment_currency from attempts
    union all
    select *, 'outcome', 'declined' from attempts where outcome = 'declined'
    union all
    select *, 'decline_reason', coalesce(reason, 'unknown') from attempts where outcome = 'declined'
)

select
    order_month, order_month as activity_month, 'sellers' as contributors, channel, trade, dimension, slice,
    'orders' as measure, contributor, count(*) as amount
from sold_slices
where is_placed
group by all
union all
select
    order_month, order_month, 'sellers', channel, trade, dimension, slice, 'inquiries', contributor, count(*)
from sold_slices
where channel = 'b2b' and is_inquiry
group by all
union all
select
    order_month, order_month, 'sellers', channel, trade, dimension, slice,
    'gmv_rub', contributor, cast(sum(rub) * 100 as bigint)
from sold_slices
where dimension in ('total', 'marketplace')
group by all
having sum(rub) > 0
union all
select
    order_month, strftime(payment_date, '%Y-%m'), 'buyers', channel, trade, dimension, slice,
    'payments', contributor, count(*)
from attempt_slices
group by all
