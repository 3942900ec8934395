-- Grain: as of the mart, without its intervals.
select
    cohort_type, cohort, scope, clock, dimension, slice,
    cast(age_days as integer) as age_days,
    cast(at_risk_count as bigint) as at_risk_count,
    delivered_count, returned_count, lost_count,
    least(share, 1) as share
from life_tables
where dimension in ('total', 'carrier', 'service', 'marketplace') and at_risk_count >= 10
qualify ended_count > 0 or coalesce(lead(at_risk_count) over (
    partition by cohort_type, cohort, scope, clock, dimension, slice order by age_days
), 0) < 10
