-- Grain: one row per cohort_type, cohort: the last 28 days and the last 4 months, up to today.
with

todays as (
    select any_value(today) as today
    from reporting_delays
),

days as (
    select today, unnest(range(28)) as back
    from todays
),

months as (
    select today, cast(date_trunc('month', today) - back * interval 1 month as date) as cohort_start
    from (select today, unnest(range(4)) as back from todays)
)

select 'day' as cohort_type, cast(today - cast(back as integer) as varchar) as cohort,
    today - cast(back as integer) as cohort_start, today - cast(back as integer) as cohort_end
from days
union all
select 'month', month_of(cohort_start), cohort_start, least(last_day(cohort_start), today)
from months
