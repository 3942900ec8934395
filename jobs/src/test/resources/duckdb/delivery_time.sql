-- Grain: one row per cohort, scope, clock, day_type, dimension, slice.
-- A figure needs ten parcels, and ten of whom is known whether they had ended at its age.
with

slices as (
    select
        cohort_type, cohort, cohort_start, cohort_end, scope, clock, day_type, dimension, slice,
        count(*) filter (left_out_because is null) as parcel_count,
        count(*) filter (left_out_because is null and ending = 'delivered') as delivered_count,
        count(*) filter (left_out_because is null and ending = 'returned') as returned_count,
        count(*) filter (left_out_because is null and ending = 'lost') as lost_count,
        count(*) filter (left_out_because is null and ending = 'open') as open_count,
        count(*) filter (left_out_because = 'not_tracked_to_delivery') as excluded_not_tracked,
        count(*) filter (left_out_because = 'no_start') as excluded_no_start,
        count(*) filter (left_out_because = 'negative') as excluded_negative,
        count(*) filter (left_out_because = 'paid_on_delivery') as excluded_paid_on_delivery,
        count(*) filter (left_out_because = 'too_recent') as excluded_too_recent,
        quantile_disc(age_days, 0.5) filter (left_out_because is null and ending = 'delivered') as delivered_only_median,
        count(promise_date) filter (left_out_because is null) as promised_count,
        count(*) filter (left_out_because is null and outcome = 'delivered' and end_date <= promise_date) as kept_count,
        -- What ended after the last day that is followed is open, but its promise is kept or broken.
        count(*) filter (
            left_out_because is null and outcome = 'open' and ending = 'open' and promise_date >= followed_up_to
        ) as undecided_count,
        min(followed_up_to) as reliable_up_to
    from followed_parcels
    where dimension <> 'carrier_service'
    group by all
    having day_type = 'calendar' or count(*) filter (left_out_because is null) > 0
),

curves as (
    select
        cohort_type, cohort, scope, clock, day_type, dimension, slice,
        list(share order by age_days) as shares,
        list(at_risk_count + ended_before order by age_days) as followed_counts,
        list(at_risk_count / open_before order by age_days) as effective_counts,
        arg_max(open_share, age_days) as last_open_share
    from life_tables
    group by all
    having max(at_risk_count) >= 10
),

limits as (
    select
        cohort_type, cohort, scope, clock, day_type, dimension, slice,
        list(age_days order by age_days) as ages,
        list(share_low order by age_days) as lows,
        list(share_high order by age_days) as highs,
        list(highest order by age_days) as all_highest
    from curve_limits
    group by all
),

placed as (
    select *,
        place_of(shares, 0.5) as median_place,
        place_of(shares, 0.8) as p80_place,
        place_of(shares, 0.9) as p90_place,
        place_of(shares, 0.95) as p95_place
    from curves
    left join curve_effects using (cohort_type, cohort, scope, clock, day_type, dimension, slice)
    left join limits using (cohort_type, cohort, scope, clock, day_type, dimension, slice)
)

select
    cohort_type, cohort, scope, clock, day_type, dimension, slice,
    parcel_count, delivered_count, returned_count, lost_count, open_count,
    excluded_not_tracked, excluded_no_start, excluded_negative, excluded_paid_on_delivery,
    excluded_too_recent,
    open_count / nullif(parcel_count, 0) as open_share,
    known_age(median_place, followed_counts) as median_days,
    if(median_days is null, null, ages[place_of(all_highest, 0.5)]) as median_low,
    if(median_days is null, null, ages[place_of(lows, 0.5)]) as median_high,
    known_age(p80_place, followed_counts) as p80_days,
    if(p80_days is null, null, ages[place_of(all_highest, 0.8)]) as p80_low,
    if(p80_days is null, null, ages[place_of(lows, 0.8)]) as p80_high,
    known_age(p90_place, followed_counts) as p90_days,
    if(p90_days is null, null, ages[place_of(all_highest, 0.9)]) as p90_low,
    if(p90_days is null, null, ages[place_of(lows, 0.9)]) as p90_high,
    known_age(p95_place, followed_counts) as p95_days,
    if(p95_days is null, null, ages[place_of(all_highest, 0.95)]) as p95_low,
    if(p95_days is null, null, ages[place_of(lows, 0.95)]) as p95_high,
    if(shares is null, 'too_few_parcels', coalesce(
        age_fault(median_place, followed_counts),
        age_fault(p80_place, followed_counts),
        age_fault(p90_place, followed_counts),
        age_fault(p95_place, followed_counts)
    )) as unknown_because,
    if(delivered_count >= 10, cast(delivered_only_median as integer), null) as delivered_only_median_days,
    share_by(shares, effective_counts, last_open_share, 7) as share_within_7,
    share_low(share_within_7, lows[place_by(ages, 7)], effective_by(effective_counts, 7))
        as share_within_7_low,
    share_high(share_within_7, highs[place_by(ages, 7)], effective_by(effective_counts, 7))
        as share_within_7_high,
    share_by(shares, effective_counts, last_open_share, 14) as share_within_14,
    share_low(share_within_14, lows[place_by(ages, 14)], effective_by(effective_counts, 14))
        as share_within_14_low,
    share_high(share_within_14, highs[place_by(ages, 14)], effective_by(effective_counts, 14))
        as share_within_14_high,
    share_by(shares, effective_counts, last_open_share, 21) as share_within_21,
    share_low(share_within_21, lows[place_by(ages, 21)], effective_by(effective_counts, 21))
        as share_within_21_low,
    share_high(share_within_21, highs[place_by(ages, 21)], effective_by(effective_counts, 21))
        as share_within_21_high,
    share_by(shares, effective_counts, last_open_share, 30) as share_within_30,
    share_low(share_within_30, lows[place_by(ages, 30)], effective_by(effective_counts, 30))
        as share_within_30_low,
    share_high(share_within_30, highs[place_by(ages, 30)], effective_by(effective_counts, 30))
        as share_within_30_high,
    share_by(shares, effective_counts, last_open_share, 45) as share_within_45,
    share_low(share_within_45, lows[place_by(ages, 45)], effective_by(effective_counts, 45))
        as share_within_45_low,
    share_high(share_within_45, highs[place_by(ages, 45)], effective_by(effective_counts, 45))
        as share_within_45_high,
    share_by(shares, effective_counts, last_open_share, 60) as share_within_60,
    share_low(share_within_60, lows[place_by(ages, 60)], effective_by(effective_counts, 60))
        as share_within_60_low,
    share_high(share_within_60, highs[place_by(ages, 60)], effective_by(effective_counts, 60))
        as share_within_60_high,
    share_within_7 as share_days,
    share_by(shares, effective_counts, last_open_share, 28) - share_within_7 as share_weeks,
    1 - share_by(shares, effective_counts, last_open_share, 28) as share_months,
    promised_count,
    case
        when promised_count = 0 then 'no_promise'
        when undecided_count > 0 then 'not_due'
        when parcel_count < 10 or promised_count < 10 then 'too_few_parcels'
    end as on_time_unknown_because,
    if(on_time_unknown_because is null, kept_count / promised_count, null) as on_time_share,
    effective_low(on_time_share, promised_count, design_effect) as on_time_low,
    effective_high(on_time_share, promised_count, design_effect) as on_time_high,
    case
        when shares is null or design_effect is null then 'none'
        when dimension in ('total', 'carrier', 'service') then 'grouped'
        else 'design_effect'
    end as interval_method,
    design_effect,
    cohort_end + 60 > getvariable('as_of')
        or (reliable_up_to < cohort_end + 30 and open_count > 0.05 * parcel_count) as is_provisional,
    reliable_up_to,
    cohort_start,
    cohort_end
from slices
left join placed using (cohort_type, cohort, scope, clock, day_type, dimension, slice)
