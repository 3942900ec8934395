-- Grain: one row per order_month, carrier, reported_month, delay_days: of the latest scan of each parcel.
-- Parcels that wait for their order are not counted yet.
select
    order_month,
    cast(carrier as varchar) as carrier,
    month_of(last_scan_reported_date) as reported_month,
    cast(greatest(last_scan_reported_date - last_scan_date, 0) as integer) as delay_days,
    count(*) as scan_count,
    max(last_scan_date) as latest_scan_date
from parcel_facts
where last_scan_reported_date <= getvariable('as_of') and order_month <> 'waiting'
group by all
