-- Grain: one row per period_type, period, channel, trade, dimension, slice, measure.
-- Buyers and sellers of orders ever placed; those of two marketplaces are different ones. What is comparable is told
-- by the orders of the slice. A month stands for itself and, twelve months later, for the year before.
with

participants as (
    select
        cast(date_trunc('month', orders_as_of.order_date) as date) as month_start,
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

of_both_years as (
    select *, false as is_year_ago from participants
    union all
    select * replace (cast(month_start + interval 12 months as date) as month_start), true
    from participants
    where month_start + interval 12 months <= getvariable('as_of')
),

of_periods as (
    select period_type, period, of_both_years.*, marketplace || ' ' || participant as name
    from of_both_years
    inner join period_months using (month_start)
),

counted as (
    select
        period_type, period, channel, trade, 'total' as dimension, 'total' as slice, measure,
        count(distinct name) filter (not is_year_ago) as value,
        count(distinct name) filter (is_year_ago) as value_ago
    from of_periods
    group by all
    union all
    select
        period_type, period, channel, trade, 'marketplace', marketplace, measure,
        count(distinct name) filter (not is_year_ago),
        count(distinct name) filter (is_year_ago)
    from of_periods
    group by all
)

select
    period_type,
    period,
    channel,
    trade,
    dimension,
    slice,
    counted.measure,
    orders.not_comparable_because,
    counted.value,
    if(coalesce(orders.not_comparable_because, '') in ('period_not_over', 'not_seen_a_year_ago', 'gap'), null, value_ago)
        as value_year_ago,
    if(orders.not_comparable_because is null, counted.value / value_ago - 1, null) as growth_rate,
    orders.not_comparable_because is null as is_comparable,
    orders.is_provisional,
    orders.period_start,
    orders.period_end
from counted
inner join (from volume_growth where measure = 'orders') as orders
    using (period_type, period, channel, trade, dimension, slice)
