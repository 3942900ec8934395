-- Grain: one row per order_month, activity_month, contributors, channel, trade, dimension, slice, measure.
-- The 20 largest amounts, without whose they are.
select
    order_month, activity_month, contributors, channel, trade, dimension, slice, measure,
    count(*) as contributor_count,
    cast(sum(amount) as bigint) as amount,
    list_reverse_sort(list(amount))[:20] as largest_amounts
from contributions
group by all
