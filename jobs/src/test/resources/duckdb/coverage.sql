-- Grain: one row per kind, name, day: the files of a source, the orders of a marketplace since its first.
-- A gap of files: longer since the last file than half of the times. A gap of orders: a run of days without any in
-- which at least twelve were to be expected.
with

file_days as (
    select log as name, file_date(file) as day, count(*) as file_count, sum(read_count) as row_count
    from file_counts
    where day is not null
    group by all
),

file_steps as (
    select *, day - lag(day) over (partition by name order by day) as days_since
    from file_days
),

usual_steps as (
    select name, quantile_cont(days_since, 0.5) as usual_days
    from file_steps
    group by name
),

order_days as (
    select marketplace as name, order_date as day, sum(order_count) as row_count
    from daily_volume
    group by all
),

lives as (
    select name, min(day) as first_day, sum(row_count) / (getvariable('as_of') - min(day) + 1) as daily_rate
    from order_days
    where row_count > 0
    group by name
),

every_day as (
    select name, daily_rate,
        cast(unnest(range(first_day, getvariable('as_of') + interval 1 day, interval 1 day)) as date) as day
    from lives
),

filled as (
    select every_day.name, every_day.day, daily_rate, coalesce(row_count, 0) as row_count,
        max(every_day.day) filter (row_count > 0) over (partition by every_day.name order by every_day.day) as last_day
    from every_day
    left join order_days using (name, day)
),

runs as (
    select *, count(*) filter (row_count = 0) over (partition by name, last_day) as silent_days
    from filled
)

select
    'source' as kind, name, file_count, cast(row_count as bigint) as row_count,
    coalesce(days_since > usual_days, false) as is_gap, day
from file_steps
inner join usual_steps using (name)
union all
select 'marketplace', name, null, cast(row_count as bigint), row_count = 0 and daily_rate * silent_days >= 12, day
from runs
