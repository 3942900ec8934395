-- Grain: one row per carrier of a reported scan.
-- Day: the newest file's less the days from scan to file that 99 of 100 keep to, of the last three months.
with

newest as (
    select coalesce(max(file_date(file)), getvariable('as_of')) as newest_date
    from file_counts
    where log = 'shipments' and file_date(file) <= getvariable('as_of')
),

delays as (
    select
        cast(carrier as varchar) as carrier,
        newest_date,
        greatest(last_scan_reported_date - last_scan_date, 0) as delay_days
    from parcel_facts
    cross join newest
    where last_scan_reported_date <= getvariable('as_of') and order_month <> 'waiting'
        and last_scan_reported_date >= date_trunc('month', newest_date) - interval 2 months
)

select
    carrier,
    least(
        any_value(newest_date) - cast(if(
            count(*) >= 100,
            quantile_disc(delay_days, 0.99),
            (select quantile_disc(delay_days, 0.99) from delays)
        ) as integer),
        getvariable('as_of')
    ) as reliable_up_to
from delays
group by carrier
