-- Grain: one row per order_month, clock, start_date, flow, channel, carrier, service, outcome, age_days, last_scan_date, promise_date, excluded_because.
-- Day: start_date is the day of posting (operator) or of payment (buyer) in the reporting zone.
-- Only open parcels keep the days of their last scan and of their promise: who is lost or late follows from
-- them and the as-of day, so tomorrow needs no rewrite.
with

clocks as (
    select
        order_month, flow, trade, channel, carrier, service, last_scan_date, promise_date,
        is_attempted, is_first_attempt, is_complete,
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
        excluded_because is null and outcome = 'open' as is_open,
        if(excluded_because is null, datediff(end_date, start_date), null) as age_days
    from clocks
)

select
    order_month,
    clock,
    start_date,
    flow,
    trade,
    channel,
    carrier,
    service,
    outcome,
    age_days,
    if(is_open, last_scan_date, null) as last_scan_date,
    if(is_open, promise_date, null) as promise_date,
    excluded_because,
    count(*) as parcel_count,
    count(promise_date) as promised_count,
    count_if(outcome = 'delivered' and end_date <= promise_date) as kept_count,
    count_if(is_attempted) as attempted_count,
    count_if(is_first_attempt) as first_attempt_count,
    count_if(is_complete) as complete_count
from aged
group by order_month, clock, start_date, flow, trade, channel, carrier, service, outcome, age_days,
    if(is_open, last_scan_date, null), if(is_open, promise_date, null), excluded_because
