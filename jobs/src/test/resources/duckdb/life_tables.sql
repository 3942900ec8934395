-- Grain: one row per cohort, scope, clock, day_type, dimension, slice with a followed parcel, and age up to the last one.
with

ends as (
    select
        cohort_type, cohort, scope, clock, day_type, dimension, slice, age_days,
        count(*) filter (ending = 'delivered') as delivered_count,
        count(*) filter (ending = 'returned') as returned_count,
        count(*) filter (ending = 'lost') as lost_count,
        count(*) filter (ending <> 'open') as ended_count,
        count(*) as exit_count
    from followed_parcels
    where left_out_because is null
    group by all
),

last_ages as (
    select cohort_type, cohort, scope, clock, day_type, dimension, slice, max(age_days) as last_age
    from ends
    group by all
),

ages as (
    select * exclude (last_age), unnest(range(last_age + 1)) as age_days
    from last_ages
),

exits as (
    select
        ages.*,
        coalesce(delivered_count, 0) as delivered_count,
        coalesce(returned_count, 0) as returned_count,
        coalesce(lost_count, 0) as lost_count,
        coalesce(ended_count, 0) as ended_count,
        sum(coalesce(exit_count, 0)) over (slice_ages rows between current row and unbounded following) as at_risk_count,
        coalesce(
            sum(ended_count) over (slice_ages rows between unbounded preceding and 1 preceding), 0
        ) as ended_before
    from ages
    left join ends using (cohort_type, cohort, scope, clock, day_type, dimension, slice, age_days)
    window slice_ages as (partition by cohort_type, cohort, scope, clock, day_type, dimension, slice order by age_days)
),

opened as (
    select *,
        product(1 - ended_count / at_risk_count) over (slice_ages rows unbounded preceding) as open_share,
        coalesce(
            product(1 - ended_count / at_risk_count) over (slice_ages rows between unbounded preceding and 1 preceding), 1
        ) as open_before
    from exits
    window slice_ages as (partition by cohort_type, cohort, scope, clock, day_type, dimension, slice order by age_days)
)

select
    *,
    sum(open_before * delivered_count / at_risk_count) over (
        partition by cohort_type, cohort, scope, clock, day_type, dimension, slice order by age_days rows unbounded preceding
    ) as share
from opened
