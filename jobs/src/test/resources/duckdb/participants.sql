-- Grain: one row per period_type (month and year), period, channel, trade, dimension, slice, measure.
-- Buyers and sellers of orders ever placed; those of two marketplaces are different ones.
with

participants as (
    select
        orders_as_of.order_date,
        orders_as_of.channel,
        orders_as_of.trade,
        orders_as_of.marketplace,
        unnest([
            {'measure': 'buyers', 'participant': order_facts.buyer_key},
            {'measure': 'sellers', 'participant': order_facts.seller_id}
        ], recursive := true)
    from orders_as_of
    inner join order_facts using (order_id)
    where orders_as_of.is_placed
),

periods as (
    select 'month' as period_type, strftime(order_date, '%Y-%m') as period, * from participants
    union all
    select 'year', strftime(order_date, '%Y'), * from participants
)

select
    period_type, period, channel, trade, 'total' as dimension, 'total' as slice, measure,
    count(distinct (marketplace, participant)) as value
from periods
group by all
union all
select period_type, period, channel, trade, 'marketplace', marketplace, measure, count(distinct participant)
from periods
group by all
