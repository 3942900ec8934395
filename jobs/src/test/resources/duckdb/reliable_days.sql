-- Grain: one row per carrier of a reported scan.
-- Day: the newest file's less the days from scan to file that 99 of 100 keep to, of the last three months. Of a carrier
-- that is silent, with twelve or more latest scans of parcels missing, its last scan's less these days.
with

newest as (
    select coalesce(max(file_date(file)), getvariable('as_of')) as newest_date
    from file_counts
    where log = 'shipments' and file_date(file) <= getvariable('as_of')
),

scans as (
    select
        cast(carrier as varchar) as carrier,
        newest_date,
        last_scan_date,
        last_scan_reported_date,
        greatest(last_scan_reported_date - last_scan_date, 0) as delay_days,
        last_scan_reported_date >= date_trunc('month', newest_date) - interval 2 months as is_recent,
        date_trunc('month', max(last_scan_reported_date) over (partition by carrier)) - interval 2 months as own_months
    from parcel_facts
    cross join newest
    where last_scan_reported_date <= getvariable('as_of') and order_month <> 'waiting'
),

carriers as (
    select
        carrier,
        any_value(newest_date) as newest_date,
        max(last_scan_date) as latest_scan,
        if(
            count(*) filter (is_recent) >= 100,
            quantile_disc(delay_days, 0.99) filter (is_recent),
            coalesce((select quantile_disc(delay_days, 0.99) from scans where is_recent), 0)
        ) as usual_delay,
        count(*) filter (last_scan_reported_date >= own_months)
        / greatest(max(last_scan_date) - cast(any_value(own_months) as date) + 1, 1) as daily_scans
    from scans
    group by carrier
)

select
    carrier,
    newest_date,
    latest_scan,
    daily_scans * greatest(newest_date - cast(usual_delay as integer) - latest_scan, 0) >= 12 as is_silent,
    least(if(is_silent, latest_scan, newest_date) - cast(usual_delay as integer), getvariable('as_of')) as reliable_up_to
from carriers
