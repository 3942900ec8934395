-- Grain: one row per kind, name, day: the files of a source, the orders of a marketplace since its first.
-- A gap of files: the days without any beyond the usual number. A gap of orders: a run of days without any in which at
-- least twelve were to be expected by the same days of the week in the eight weeks on either side.
with

file_days as (
    select log as name, file_date(file) as day, count(*) as file_count, sum(read_count) as row_count
    from file_counts
    where day is not null
    group by all
),

file_steps as (
    select *, day - lag(day) over (partition by name order by day) - 1 as missing_count
    from file_days
),

usual_steps as (
    select name, quantile_cont(missing_count, 0.5) as usual_count
    from file_steps
    group by name
),

order_days as (
    select marketplace as name, order_date as day, sum(order_count) as row_count
    from daily_volume
    group by all
),

lives as (
    select name, min(day) as first_day
    from order_days
    where row_count > 0
    group by name
),

every_day as (
    select name, cast(unnest(range(first_day, getvariable('as_of') + interval 1 day, interval 1 day)) as date) as day
    from lives
),

filled as (
    select every_day.name, every_day.day, coalesce(row_count, 0) as row_count,
        max(every_day.day) filter (row_count > 0) over (partition by every_day.name order by every_day.day) as last_day,
        min(every_day.day) filter (row_count > 0) over (
            partition by every_day.name order by every_day.day rows between 1 following and unbounded following
        ) as next_day
    from every_day
    left join order_days using (name, day)
),

silences as (
    select name, last_day, next_day, count(*) as silent_days
    from filled
    where row_count = 0
    group by all
),

sides as (
    select silences.name, silences.last_day, silences.silent_days, 'before' as side, isodow(filled.day) as weekday, filled.row_count
    from silences
    inner join filled on silences.name = filled.name
        and filled.day > silences.last_day - 56 and filled.day <= silences.last_day
    union all
    select silences.name, silences.last_day, silences.silent_days, 'after', isodow(filled.day), filled.row_count
    from silences
    inner join filled on silences.name = filled.name
        and filled.day >= silences.next_day and filled.day < silences.next_day + 56
),

usual_days as (
    select name, last_day, weekday, side,
        greatest(median(row_count), -ln(1 - count(*) filter (row_count > 0) / (count(*) + 1))) as usual_count
    from sides
    group by all
),

least_days as (
    select name, last_day, weekday, min(usual_count) as usual_count
    from usual_days
    group by all
),

judged as (
    select filled.name, filled.last_day,
        sum(usual_count) >= 12 and filled.last_day >= any_value(first_day) + 6 as is_gap
    from filled
    inner join lives using (name)
    inner join least_days
        on filled.name = least_days.name and filled.last_day = least_days.last_day
            and isodow(filled.day) = least_days.weekday
    where filled.row_count = 0
    group by filled.name, filled.last_day
)

select 'source' as kind, name, file_count, cast(row_count as bigint) as row_count, false as is_gap, day
from file_steps
union all
select 'source', name, 0, 0, true,
    cast(unnest(range(
        day - cast(missing_count - floor(usual_count) as integer), cast(day as timestamp), interval 1 day
    )) as date)
from file_steps
inner join usual_steps using (name)
where missing_count > usual_count
union all
select 'marketplace', filled.name, null, cast(filled.row_count as bigint),
    filled.row_count = 0 and judged.is_gap, filled.day
from filled
left join judged using (name, last_day)
