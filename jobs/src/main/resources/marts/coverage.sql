-- Grain: one row per kind, name, day: the files of a source, the orders of a marketplace.
-- Day: of a source the day that its files are named by; of a marketplace the day of the order.
-- A gap of files: the days without any after more days than usual; where the source has a calendar, its
-- working days alone count. A gap of orders: a run of days without any in which at least twelve were to be
-- expected, which chance brings once in 160,000 such runs. What is to be expected of a day is the smaller of
-- the usual days in the eight weeks before the run and, once it is over, after it, so that neither growth nor
-- decline is taken for a gap. A usual day is the median, or what the share of days with orders speaks of: days
-- of great sales move neither.
with

source_days as (
    select source as name, file_date as day, count(*) as file_count, sum(read_count) as row_count
    from ledger
    where file_date is not null
    group by source, file_date
),

source_steps as (
    select *, lag(day) over (partition by name order by day) as previous_day
    from source_days
),

between_days as (
    select name, day as step, explode(sequence(previous_day + interval 1 day, day - interval 1 day)) as day
    from source_steps
    where day > previous_day + interval 1 day
),

missing_days as (
    select
        between_days.name,
        between_days.step,
        between_days.day,
        row_number() over (partition by between_days.name, between_days.step order by between_days.day) as place
    from between_days
    left join sources on between_days.name = sources.source
    left join working_days on sources.calendar = working_days.country and between_days.day = working_days.date
    where sources.calendar is null or coalesce(working_days.is_working, weekday(between_days.day) < 5)
),

missing_counts as (
    select name, step, count(*) as missing_count
    from missing_days
    group by name, step
),

source_usual as (
    select source_steps.name, percentile(coalesce(missing_counts.missing_count, 0), 0.5) as usual_count
    from source_steps
    left join missing_counts on source_steps.name = missing_counts.name and source_steps.day = missing_counts.step
    where source_steps.previous_day is not null
    group by source_steps.name
),

marketplace_days as (
    select marketplace as name, order_date as day, sum(order_count) as row_count
    from daily_volume
    group by marketplace, order_date
),

every_day as (
    select name, explode(sequence(min(day), :as_of, interval 1 day)) as day
    from marketplace_days
    where row_count > 0
    group by name
),

filled as (
    select every_day.name, every_day.day, coalesce(marketplace_days.row_count, 0) as row_count
    from every_day
    left join marketplace_days on every_day.name = marketplace_days.name and every_day.day = marketplace_days.day
),

windows as (
    select
        *,
        count_if(row_count > 0) over (partition by name order by day) as run,
        count(*) over before as before_days,
        greatest(
            percentile(row_count, 0.5) over before,
            -ln(1 - count_if(row_count > 0) over before / (count(*) over before + 1))
        ) as usual_before,
        greatest(
            percentile(row_count, 0.5) over after,
            -ln(1 - count_if(row_count > 0) over after / (count(*) over after + 1))
        ) as usual_after
    from filled
    window
        before as (partition by name order by day rows between 55 preceding and current row),
        after as (partition by name order by day rows between current row and 55 following)
),

-- A run begins with a day that has orders.
runs as (
    select
        name,
        run,
        count_if(row_count = 0) as silent_days,
        max(if(row_count > 0 and before_days >= 7, usual_before, null)) as usual_before,
        max(if(row_count > 0, usual_after, null)) as usual_after
    from windows
    group by name, run
),

expected as (
    select
        name,
        run,
        silent_days * if(
            usual_before is null,
            null,
            least(usual_before, lead(usual_after) over (partition by name order by run))
        ) as expected_count
    from runs
)

select
    'source' as kind,
    name,
    file_count,
    row_count,
    false as is_gap,
    day
from source_steps
union all
select
    'source',
    missing_days.name,
    0,
    0,
    true,
    missing_days.day
from missing_days
inner join missing_counts on missing_days.name = missing_counts.name and missing_days.step = missing_counts.step
inner join source_usual on missing_days.name = source_usual.name
where missing_counts.missing_count > source_usual.usual_count and missing_days.place > source_usual.usual_count
union all
select
    'marketplace',
    windows.name,
    cast(null as bigint),
    windows.row_count,
    windows.row_count = 0 and coalesce(expected.expected_count >= 12, false),
    windows.day
from windows
inner join expected on windows.name = expected.name and windows.run = expected.run
