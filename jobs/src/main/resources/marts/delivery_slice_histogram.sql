-- Grain: one row per order_month, clock, start_month, dimension, slice, flow, channel, carrier, outcome, age_days, start_date, last_scan_date, promise_date, excluded_because.
-- Day: as in delivery_histogram; only open parcels keep the day itself, from which their age grows, and their carrier.
with

clocks as (
    select
        order_month, flow, trade, channel, carrier, marketplace, destination_region, category, last_scan_date, promise_date,
        stack(
            2,
            'operator', operator_start_date, operator_end_date, operator_outcome, operator_excluded_because,
            'buyer', buyer_start_date, buyer_end_date, buyer_outcome, buyer_excluded_because
        ) as (clock, start_date, end_date, outcome, excluded_because)
    from parcels_as_of
),

aged as (
    select
        *,
        substring(cast(start_date as string), 1, 7) as start_month,
        if(excluded_because is null, datediff(end_date, start_date), null) as age_days,
        if(excluded_because is null and outcome = 'open', carrier, null) as open_carrier,
        if(excluded_because is null and outcome = 'open', start_date, null) as open_start_date,
        if(excluded_because is null and outcome = 'open', last_scan_date, null) as open_last_scan_date,
        if(excluded_because is null and outcome = 'open', promise_date, null) as open_promise_date,
        outcome = 'delivered' and end_date <= promise_date as is_kept
    from clocks
),

slices as (
    select
        *,
        stack(3, 'marketplace', marketplace, 'region', destination_region, 'category', category)
            as (dimension, slice)
    from aged
)

select
    order_month,
    clock,
    start_month,
    dimension,
    slice,
    flow,
    trade,
    channel,
    open_carrier as carrier,
    outcome,
    age_days,
    open_start_date as start_date,
    open_last_scan_date as last_scan_date,
    open_promise_date as promise_date,
    excluded_because,
    count(*) as parcel_count,
    count(promise_date) as promised_count,
    count_if(is_kept) as kept_count
from slices
group by order_month, clock, start_month, dimension, slice, flow, trade, channel, open_carrier, outcome, age_days,
    open_start_date, open_last_scan_date, open_promise_date, excluded_because
