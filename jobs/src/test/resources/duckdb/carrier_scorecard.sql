-- Grain: one row per period_type, period, scope, carrier, service.
with

counted as (
    select
        cohort_type as period_type, cohort as period, cohort_end, scope, carrier, service, slice,
        count(*) as parcel_count,
        count(*) filter (ending = 'delivered') as delivered_count,
        count(*) filter (ending = 'lost') as lost_count,
        count(*) filter (ending = 'open') as open_count,
        count(*) filter (ending = 'returned') as returned_count,
        count(promise_date) as promised_count,
        count(*) filter (outcome = 'delivered' and end_date <= promise_date) as kept_count,
        count(*) filter (outcome = 'open' and ending = 'open' and promise_date >= followed_up_to) as undecided_count,
        count(*) filter (ending = 'delivered' and is_attempted) as attempted_count,
        count(*) filter (ending = 'delivered' and is_first_attempt) as first_attempt_count,
        count(*) filter (ending = 'delivered' and is_complete) as complete_count,
        min(followed_up_to) as reliable_up_to
    from followed_parcels
    where dimension = 'carrier_service' and left_out_because is null
    group by all
),

curves as (
    select
        cohort_type as period_type, cohort as period, scope, slice,
        list(share order by age_days) as shares,
        list(at_risk_count + ended_before order by age_days) as followed_counts,
        any_value(design_effect) as design_effect
    from life_tables
    inner join curve_effects using (cohort_type, cohort, scope, clock, day_type, dimension, slice)
    where dimension = 'carrier_service'
    group by all
)

select
    period_type, period, scope, carrier, service, parcel_count,
    known_age(place_of(shares, 0.5), followed_counts) as median_days,
    known_age(place_of(shares, 0.9), followed_counts) as p90_days,
    if(undecided_count = 0 and promised_count >= 10, kept_count / promised_count, null) as on_time_share,
    effective_low(on_time_share, promised_count, design_effect) as on_time_low,
    effective_high(on_time_share, promised_count, design_effect) as on_time_high,
    if(reliable_up_to >= cohort_end + 180, lost_count / parcel_count, null) as lost_share,
    returned_count / parcel_count as returned_share,
    first_attempt_count / nullif(attempted_count, 0) as first_attempt_share,
    complete_count / nullif(delivered_count, 0) as complete_share,
    cohort_end + 60 > getvariable('as_of')
        or (reliable_up_to < cohort_end + 30 and open_count > 0.05 * parcel_count) as is_provisional,
    reliable_up_to
from counted
inner join curves using (period_type, period, scope, slice)
