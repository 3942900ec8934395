-- Grain: one row per scope, cohort_type, cohort: of the parcels posted, those that will be delivered within 90 days.
with

cohorts as (
    select
        scope, cohort_type, cohort, cohort_start, cohort_end, delivered_shares, open_shares, today, shares,
        cast(unnest(range(cohort_start, cohort_end + interval 1 day, interval 1 day)) as date) as start_date
    from nowcast_cohorts
    cross join delivery_hazards
    cross join (select today, shares from reporting_delays where log = 'shipments')
    where dimension = 'total'
),

posted_days as (
    select
        flow as scope, start_date,
        count(*) as posted_count,
        count(*) filter (ending = 'delivered' and age_days <= 90) as seen_count,
        count(*) filter (ending = 'open') as open_count
    from posted_parcels
    group by flow, start_date
),

days as (
    select
        cohorts.*,
        today - start_date as age,
        coalesce(posted_count, 0) as posted_count,
        coalesce(seen_count, 0) as seen_count,
        coalesce(open_count, 0) as open_count,
        if(age < len(shares), shares[age + 1], 1.0) as reported_share,
        if(age < 90, coalesce((
            greatest(at_age(delivered_shares, 90, 0) - at_age(delivered_shares, age, 0), 0)
            + silent_ends(delivered_shares, age, shares)
        ) / nullif(seen_open(open_shares, age, shares), 0), 0), 0) as share_to_come,
        (ladder_nowcast(posted_count, reported_share) - posted_count) * delivered_shares[91] as unposted_count
    from cohorts
    left join posted_days using (scope, start_date)
),

sums as (
    select
        scope, cohort_type, cohort, cohort_start, cohort_end,
        greatest(90 - min(age), 0) as reach,
        sum(seen_count) as seen_count,
        sum(open_count) as open_count,
        sum(open_count * share_to_come) as to_come,
        sum(unposted_count) as unposted_count
    from days
    group by all
),

estimates as (
    select
        sums.*,
        forecast_count >= 13 as is_known,
        seen_count + if(unposted_count > 0, to_come + unposted_count, least(to_come, open_count)) as estimate
    from sums
    inner join past_forecasts using (scope, reach)
)

select
    'parcels_delivered' as measure, 'b2c' as channel, scope, cohort_type, cohort,
    if(is_known, 90, null) as within_days,
    cast(seen_count as bigint) as seen_count,
    if(is_known, coalesce(seen_count / nullif(estimate, 0), 1), null) as completeness,
    if(is_known, estimate, null) as estimate,
    if(is_known, 'hazards', null) as method,
    if(is_known, null, 'history_too_short') as unknown_because,
    cohort_start,
    cohort_end
from estimates
