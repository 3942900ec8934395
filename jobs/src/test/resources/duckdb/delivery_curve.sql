-- Grain: one row per cohort, scope, clock, dimension, slice and age at which any ended, while ten are at risk.
with

shown as (
    select *
    from life_tables
    where day_type = 'calendar' and dimension in ('total', 'carrier', 'service', 'marketplace') and at_risk_count >= 10
    qualify ended_count > 0 or coalesce(lead(at_risk_count) over (
        partition by cohort_type, cohort, scope, clock, dimension, slice order by age_days
    ), 0) < 10
)

select
    shown.cohort_type, shown.cohort, shown.scope, shown.clock, shown.dimension, shown.slice,
    cast(shown.age_days as integer) as age_days,
    cast(at_risk_count as bigint) as at_risk_count,
    delivered_count, returned_count, lost_count,
    least(share, 1) as share,
    share_low,
    share_high
from shown
-- Where none ended the curve is as it was at the age before.
asof left join curve_limits
    on shown.cohort_type = curve_limits.cohort_type and shown.cohort = curve_limits.cohort
        and shown.scope = curve_limits.scope and shown.clock = curve_limits.clock
        and shown.day_type = curve_limits.day_type and shown.dimension = curve_limits.dimension and shown.slice = curve_limits.slice
        and shown.age_days >= curve_limits.age_days
