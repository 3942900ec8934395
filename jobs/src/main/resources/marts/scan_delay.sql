-- Grain: one row per order_month, carrier, reported_month, delay_days.
-- Day: of the latest scan of each parcel, and of the first file that reported it, in the reporting zone.
select
    order_month,
    carrier,
    date_format(last_scan_reported_date, 'yyyy-MM') as reported_month,
    greatest(datediff(last_scan_reported_date, last_scan_date), 0) as delay_days,
    count(*) as scan_count,
    max(last_scan_date) as latest_scan_date
from parcel_facts
where last_scan_reported_date <= :as_of
group by order_month, carrier, date_format(last_scan_reported_date, 'yyyy-MM'),
    greatest(datediff(last_scan_reported_date, last_scan_date), 0)
