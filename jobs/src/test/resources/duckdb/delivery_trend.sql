-- Grain: one row per scope, clock, dimension, slice; without the test's p and the limits of the slope.
-- Months that are mature and of at least 30 parcels; the slope is the median of the slopes between all pairs of months
-- (Sen 1968), the line goes through the medians of months and days (Conover 1999).
with

slices as (
    select distinct scope, clock, dimension, slice
    from delivery_time
    where cohort_type = 'month' and day_type = 'calendar'
),

months as (
    select scope, clock, dimension, slice, cohort, median_days,
        date_diff('month', min(cohort_start) over (partition by scope, clock, dimension, slice), cohort_start) as age
    from delivery_time
    where cohort_type = 'month' and day_type = 'calendar' and not is_provisional and parcel_count >= 30
        and median_days is not null
),

counted as (
    select scope, clock, dimension, slice, count(*) as cohort_count, min(cohort) as first_cohort,
        max(cohort) as last_cohort, max(age) as last_age
    from months
    group by all
),

slopes as (
    select one.scope, one.clock, one.dimension, one.slice,
        quantile_cont((other.median_days - one.median_days) / (other.age - one.age), 0.5) as slope
    from months as one
    inner join months as other
        on one.scope = other.scope and one.clock = other.clock and one.dimension = other.dimension
            and one.slice = other.slice and one.age < other.age
    group by all
),

lines as (
    select scope, clock, dimension, slice, any_value(slope) as slope,
        median(median_days) - any_value(slope) * median(age) as level
    from months
    inner join slopes using (scope, clock, dimension, slice)
    group by all
)

select
    scope,
    clock,
    dimension,
    slice,
    if(coalesce(cohort_count, 0) < 8, 'too_few_cohorts', null) as unknown_because,
    coalesce(cohort_count, 0) as cohort_count,
    first_cohort,
    last_cohort,
    if(cohort_count >= 8, level, null) as first_level_days,
    if(cohort_count >= 8, level + slope * last_age, null) as last_level_days,
    if(cohort_count >= 8, slope, null) as slope_days_per_month
from slices
left join counted using (scope, clock, dimension, slice)
left join lines using (scope, clock, dimension, slice)
