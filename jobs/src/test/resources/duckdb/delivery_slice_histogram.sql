-- Grain: one row per order_month, clock, start_month, dimension, slice, flow, channel, carrier, outcome, age_days, start_date, last_scan_date, promise_date, excluded_because.
with

slices as (
    select *, 'marketplace' as dimension, marketplace as slice from parcels_as_of
    union all
    select *, 'region', destination_region from parcels_as_of
    union all
    select *, 'category', category from parcels_as_of
)

select
    order_month,
    clock,
    month_of(day_of(start_at)) as start_month,
    dimension,
    slice,
    flow,
    trade,
    channel,
    if(excluded_because is null and outcome = 'open', carrier, null) as carrier,
    outcome,
    if(excluded_because is null, cast(day_of(ended_at) - day_of(start_at) as integer), null) as age_days,
    if(excluded_because is null and outcome = 'open', day_of(start_at), null) as start_date,
    if(excluded_because is null and outcome = 'open', last_scan_date, null) as last_scan_date,
    if(excluded_because is null and outcome = 'open', promise_date, null) as promise_date,
    excluded_because,
    count(*) as parcel_count,
    count(promise_date) as promised_count,
    count(*) filter (outcome = 'delivered' and day_of(ended_at) <= promise_date) as kept_count
from slices
group by all
