-- Grain: one row per scope, dimension, slice: what delivery_outlook foretells of.
-- Posted and not ended by the last day of which all logs have files, and not lost: 180 days without a scan.
with

newest as (
    select min(last_day) as today
    from (
        select max(file_date(file)) as last_day
        from file_counts
        where file_date(file) <= getvariable('as_of')
        group by log
    )
),

on_their_way as (
    select flow, destination_region, today
    from parcels_as_of
    cross join newest
    where clock = 'operator' and channel = 'b2c' and flow <> 'other' and excluded_because is null
        and day_of(start_at) <= today
        and if(ended_at is null, last_scan_date + 180 > today, day_of(ended_at) > today)
)

select flow as scope, 'total' as dimension, 'total' as slice, today as from_date, count(*) as on_their_way_count
from on_their_way
group by all
union all
select flow, 'region', destination_region, today, count(*)
from on_their_way
group by all
