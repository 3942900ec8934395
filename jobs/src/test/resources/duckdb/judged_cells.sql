-- Grain: one row per contributors, period_type, period, channel, trade, dimension, slice of which reports may speak.
-- Confidential: fewer than three contributors, or the second largest can tell the largest to within 10 % (p % rule).
-- Of a month the 20 largest are known by name: who is not may be as large as the last of them, and in several months be
-- the same. Told is whether it were confidential if all were known.
with

published as (
    select
        *,
        row_number() over (partition by
            order_month, activity_month, contributors, channel, trade, dimension, slice, measure
            order by amount desc
        ) as place
    from contributions
    where trade in ('cross_border', 'domestic') and (
        channel = 'b2c'
        or (trade = 'cross_border' and contributors = 'sellers' and dimension in ('total', 'marketplace'))
    )
),

-- What one who is not named may have.
months as (
    select
        order_month, activity_month, contributors, channel, trade, dimension, slice, measure,
        sum(amount) as amount,
        count(*) as contributor_count,
        if(contributor_count > 20, min(amount) filter (place <= 20), 0) as left_over
    from published
    group by all
),

periods as (
    select period_type, period, period_end, month_of(month_start) as activity_month
    from period_months
),

cell_months as (
    select *
    from months
    inner join periods using (activity_month)
    where period_type in ('quarter', 'year')
        or (period_type = 'month' and dimension <> 'region')
        or (dimension = 'total' and channel = 'b2c' and contributors = 'sellers')
),

wholes as (
    select
        contributors, period_type, period, channel, trade, dimension, slice, measure,
        any_value(period_end) as period_end,
        sum(amount) as amount,
        max(contributor_count) as most_in_a_month,
        sum(left_over) as left_over
    from cell_months
    group by contributors, period_type, period, channel, trade, dimension, slice, measure
),

known as (
    select
        contributors, period_type, period, channel, trade, dimension, slice, measure, contributor,
        sum(published.amount) as amount,
        sum(published.amount - months.left_over) filter (place <= 20) as more_than_left_over
    from cell_months as months
    inner join published using (
        order_month, activity_month, contributors, channel, trade, dimension, slice, measure
    )
    group by all
),

largest as (
    select
        contributors, period_type, period, channel, trade, dimension, slice, measure,
        count(*) as contributor_count,
        count(more_than_left_over) as named_count,
        list_reverse_sort(list(amount))[:2] || [0, 0] as amounts,
        list_reverse_sort(list(more_than_left_over) filter (more_than_left_over is not null))[:2] as named_amounts
    from known
    group by contributors, period_type, period, channel, trade, dimension, slice, measure
),

judged as (
    select
        wholes.*,
        greatest(named_count, most_in_a_month) as provable_count,
        list_reverse_sort([0, 0] || named_amounts)[1] + left_over as first_at_most,
        list_reverse_sort([0, 0] || named_amounts)[2] + left_over as second_at_most,
        provable_count >= 3 and amount - first_at_most - second_at_most >= 0.1::double * first_at_most as is_safe,
        contributor_count >= 3 and amount - amounts[1] - amounts[2] >= 0.1::double * amounts[1] as is_safe_told
    from wholes
    inner join largest using (contributors, period_type, period, channel, trade, dimension, slice, measure)
),

-- What hides others: their orders or payments; on B2B platforms the smaller one of orders and inquiries.
cells as (
    select
        contributors, period_type, period, channel, trade, dimension, slice,
        any_value(period_end) as period_end,
        not bool_and(is_safe) as is_confidential,
        not bool_and(is_safe_told) as is_confidential_told,
        if(
            channel = 'b2b' and count(*) filter (measure in ('orders', 'inquiries')) < 2,
            {'amount': 0, 'contributor_count': 0},
            arg_min({'amount': amount, 'contributor_count': provable_count}, amount) filter (measure <> 'gmv_rub')
        ) as hides
    from judged
    group by contributors, period_type, period, channel, trade, dimension, slice
)

select * exclude (hides), hides.amount as amount, hides.contributor_count as contributor_count
from cells
where period_end <= getvariable('as_of') or dimension = 'total'
