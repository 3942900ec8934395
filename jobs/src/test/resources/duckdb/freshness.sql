-- Grain: one row per source. A source of its own name is all that there is of a log; no calendar, and the limits
-- of the settings as they come: more than 2 days behind is late, more than 7 too late.
with

last_day as (
    select (getvariable('as_of') + interval 1 day) at time zone getvariable('reporting_zone') as day_after,
        (getvariable('as_of') + interval 2 days) at time zone getvariable('reporting_zone') as two_days_after
),

instants as (
    select 'orders' as log, cast(file as varchar) as path, status_at as event_at from orders where reason is null
    union all
    select 'payments', cast(file as varchar), payment_at from payments where reason is null
    union all
    select 'shipments', cast(file as varchar), event_at from shipments where reason is null
),

-- A file with an instant from two days after the as-of day on is not believed.
latest as (
    select log, max(least(latest_at, day_after - interval 1 microsecond)) as latest_event_at
    from (select log, path, max(event_at) as latest_at from instants group by log, path)
    cross join last_day
    where latest_at < two_days_after
    group by log
),

behind as (
    select
        file_counts.log,
        count(*) as file_count,
        max(file_date(file)) as newest_file_date,
        any_value(latest_event_at) as latest_event_at,
        getvariable('as_of') - max(file_date(file)) as arrival_days_behind,
        getvariable('as_of') - day_of(any_value(latest_event_at)) as event_days_behind
    from file_counts
    left join latest using (log)
    group by file_counts.log
)

select
    log as source,
    log,
    case
        when greatest(arrival_days_behind, event_days_behind) > 7 then 'error'
        when greatest(arrival_days_behind, event_days_behind) > 2 then 'warn'
        else 'ok'
    end as state,
    case
        when greatest(arrival_days_behind, event_days_behind) <= 2 then null
        when arrival_days_behind >= coalesce(event_days_behind, 0) then 'arrival'
        else 'event'
    end as state_because,
    cast(null as varchar) as unknown_because,
    file_count,
    newest_file_date,
    cast(arrival_days_behind as integer) as arrival_days_behind,
    latest_event_at,
    day_of(latest_event_at) as latest_event_date,
    cast(event_days_behind as integer) as event_days_behind,
    2 as warn_after_days,
    7 as error_after_days,
    cast(null as varchar) as working_days_of
from behind
