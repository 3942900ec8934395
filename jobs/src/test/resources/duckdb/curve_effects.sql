-- Grain: one row per cohort, scope, clock, day_type, dimension, slice with a followed parcel.
-- How many times larger the variance is as parcels travel together; null for a single group.
-- A slice without groups has the effect of the total of its cohort.
with

ratios as (
    select cohort_type, cohort, scope, clock, day_type, dimension, slice,
        sum(step * single_error ** 2) as single_variance,
        sum(step * grouped_error ** 2) / nullif(single_variance, 0) as ratio
    from curve_errors
    where group_count is not null
    group by all
),

slices as (
    select distinct cohort_type, cohort, scope, clock, day_type, dimension, slice
    from life_tables
),

grouped as (
    select slices.*, if(coalesce(single_variance, 0) = 0, 1, ratio) as design_effect
    from slices
    left join ratios using (cohort_type, cohort, scope, clock, day_type, dimension, slice)
    where slices.dimension in ('total', 'carrier', 'service', 'carrier_service')
)

select * from grouped
union all
select slices.*, whole.design_effect
from slices
left join grouped as whole
    on whole.dimension = 'total' and slices.day_type = whole.day_type and slices.cohort_type = whole.cohort_type and slices.cohort = whole.cohort
        and slices.scope = whole.scope and slices.clock = whole.clock
where slices.dimension not in ('total', 'carrier', 'service', 'carrier_service')
