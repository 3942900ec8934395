-- Grain: one row per measure, channel, scope, cohort_type, cohort: of orders, and of payments and postings by their orders.
-- A day's payments are a mean of the ladder and of what its orders usually bring, which trusts the first as far as the
-- day is complete (Benktander).
with

orders as (
    select
        channel, scope, measure, day, today, count_up_to as seen_count, len(shares) > 0 as is_known,
        if(today - day < len(shares), shares[today - day + 1], 1.0) as complete_share,
        ladder_nowcast(count_up_to, complete_share) as total
    from development_days
    cross join (select shares from reporting_delays where log = 'orders')
    where measure = 'orders' and delay_days = 0
),

-- What of the orders comes in the end, by what had come of 90 days.
usual as (
    select
        channel, scope, ladders.measure,
        sum(days.count_up_to) / nullif(sum(orders.total * arrived_by(arrived, settled - days.day)), 0) as usual_share
    from development_ladders as ladders
    inner join development_days as days using (channel, scope, measure)
    inner join orders using (channel, scope, day)
    where days.day between settled - 89 and settled and days.delay_days = least(settled - days.day, longest_days)
    group by channel, scope, ladders.measure
),

parts as (
    select
        channel, scope, ladders.measure, days.day, days.today, unknown_because, longest_days,
        days.count_up_to as seen_count,
        seen_by(arrived, days.today - days.day, shares) as arrived_share,
        1 - arrived_share as missing_share,
        if(
            arrived_share >= 1,
            days.count_up_to,
            days.count_up_to + missing_share * (days.count_up_to + missing_share * orders.total * coalesce(usual_share, 0))
        ) as total
    from development_ladders as ladders
    inner join development_days as days using (channel, scope, measure)
    inner join orders using (channel, scope, day)
    left join usual using (channel, scope, measure)
    where days.delay_days = if(
        unknown_because is null, least(days.today - days.day, longest_days), least(days.today - days.day, 60)
    )
),

-- Without files of payments that are not late nothing is said.
late as (
    select channel, scope, measure, day, today, 'log_is_late' as unknown_because, count_up_to as seen_count
    from development_days
    where measure = 'orders_paid' and delay_days = 60
        and 'payments' not in (select log from reporting_delays)
),

told as (
    select
        channel, scope, measure, day, seen_count, complete_share, total, 0 as within_days, 'reporting_delay' as method,
        if(is_known, null, 'reporting_delay_unknown') as unknown_because
    from orders
    union all by name
    select
        channel, scope, measure, day, seen_count, arrived_share as complete_share, total, longest_days as within_days,
        'chain_ladder' as method, unknown_because
    from parts
    union all by name
    select channel, scope, measure, day, seen_count, unknown_because
    from late
)

select
    measure, channel, scope, cohort_type, cohort,
    if(unknown_because is null, any_value(within_days), null) as within_days,
    cast(sum(seen_count) as bigint) as seen_count,
    if(unknown_because is null, coalesce(sum(total * complete_share) / nullif(sum(total), 0), 1), null) as completeness,
    if(unknown_because is null, cast(sum(total) as double), null) as estimate,
    if(unknown_because is null, any_value(method), null) as method,
    unknown_because,
    cohort_start,
    cohort_end
from told
inner join nowcast_cohorts on day between cohort_start and cohort_end
group by measure, channel, scope, cohort_type, cohort, unknown_because, cohort_start, cohort_end
