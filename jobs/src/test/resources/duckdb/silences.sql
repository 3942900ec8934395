-- Grain: one row per flow, event, name, silence: the days without an event between two days with one, or after the last.
-- The name all stands for all regions together. A day off is a weekday on which one of the countries rests.
with

days_off as (
    select distinct cast(date as date) as day
    from read_csv(getvariable('reference') || '/working_days.csv', header = true, all_varchar = true)
    where is_working = 'false'
),

series as (
    select flow, event, name, day, place, event_count, is_gap
    from event_days
    union all
    select distinct flow, event, 'all', day, place, total_count, false
    from event_days
    where flow <> 'all'
),

neighbours as (
    select
        *,
        max(day) filter (event_count > 0) over (partition by flow, event, name order by day) as last_event_date,
        min(day) filter (event_count > 0) over (
            partition by flow, event, name order by day rows between current row and unbounded following
        ) as first_event_date
    from series
),

runs as (
    select
        flow, event, name, last_event_date, first_event_date,
        min(day) as first_day,
        max(day) as last_day,
        min(place) as place,
        count(*) as silent_days,
        bool_or(is_gap) as is_gap
    from neighbours
    where event_count = 0 and last_event_date is not null
    group by flow, event, name, last_event_date, first_event_date
),

-- What the 14 days before and the 14 days after had.
around as (
    select
        flow, event, name, first_day,
        min(series.event_count) as lowest_count,
        avg(series.event_count) as mean_count
    from runs
    inner join series using (flow, event, name)
    where series.day between first_day - 14 and last_day + 14 and series.day not between first_day and last_day
    group by flow, event, name, first_day
),

worked as (
    select flow, event, name, first_day, list(day order by day) as worked_days
    from (select *, unnest(range(first_day, last_day + interval 1 day, interval 1 day)) as day from runs)
    where flow = 'all' or cast(day as date) not in (select day from days_off)
    group by flow, event, name, first_day
)

select
    runs.*,
    first_event_date is null as is_open,
    lowest_count,
    mean_count,
    coalesce(worked_days, []) as worked_days
from runs
left join around using (flow, event, name, first_day)
left join worked using (flow, event, name, first_day)
