-- Grain: one row per order_month, clock, start_date, flow, channel, carrier, service, outcome, age_days, last_scan_date, promise_date, excluded_because.
select
    order_month,
    clock,
    day_of(start_at) as start_date,
    flow,
    trade,
    channel,
    carrier,
    service,
    outcome,
    if(excluded_because is null, cast(day_of(ended_at) - day_of(start_at) as integer), null) as age_days,
    if(excluded_because is null and outcome = 'open', last_scan_date, null) as last_scan_date,
    if(excluded_because is null and outcome = 'open', promise_date, null) as promise_date,
    excluded_because,
    count(*) as parcel_count,
    count(promise_date) as promised_count,
    count(*) filter (outcome = 'delivered' and day_of(ended_at) <= promise_date) as kept_count,
    count(*) filter (is_attempted) as attempted_count,
    count(*) filter (is_first_attempt) as first_attempt_count,
    count(*) filter (is_complete) as complete_count
from parcels_as_of
group by all
