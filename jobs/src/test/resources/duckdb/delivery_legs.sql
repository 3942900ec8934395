-- Grain: one row per cohort, scope, dimension, slice, leg.
with

scopes as (
    select *, unnest(list_distinct([flow, trade])) as scope
    from leg_histogram
    where channel = 'b2c' and flow <> 'other'
),

slices as (
    select *, 'total' as dimension, 'total' as slice from scopes
    union all
    select *, 'carrier', carrier from scopes
),

counted as (
    select
        start_month as cohort, scope, dimension, slice, leg,
        sum(parcel_count) as parcel_count,
        coalesce(sum(parcel_count) filter (days is not null), 0) as measured_count,
        sum(microsecond_sum) as microsecond_sum,
        sum(inconsistent_count) as inconsistent_count
    from slices
    group by all
),

days as (
    select start_month as cohort, scope, dimension, slice, leg, days, sum(parcel_count) as parcel_count
    from slices
    where days is not null
    group by all
),

ranked as (
    select *, sum(parcel_count) over (
        partition by cohort, scope, dimension, slice, leg order by days
    ) as through_count
    from days
),

quantiles as (
    select cohort, scope, dimension, slice, leg,
        min(days) filter (through_count * 2 >= measured_count) as median_days,
        min(days) filter (through_count * 10 >= measured_count * 9) as p90_days
    from ranked
    inner join counted using (cohort, scope, dimension, slice, leg)
    group by all
)

select
    counted.cohort, counted.scope, counted.dimension, counted.slice, counted.leg,
    cast(counted.parcel_count as bigint) as parcel_count,
    cast(measured_count as bigint) as measured_count,
    measured_count / counted.parcel_count as coverage,
    cast(microsecond_sum as double) / 86400000000 / nullif(measured_count, 0) as mean_days,
    quantiles.median_days,
    quantiles.p90_days,
    inconsistent_count / counted.parcel_count as inconsistent_share,
    coalesce(delivery_time.is_provisional or open_share > 0.05, true) as is_provisional
from counted
left join delivery_time
    on counted.cohort = delivery_time.cohort and counted.scope = delivery_time.scope
        and counted.dimension = delivery_time.dimension and counted.slice = delivery_time.slice
        and cohort_type = 'month' and clock = 'operator' and day_type = 'calendar'
left join quantiles
    on counted.cohort = quantiles.cohort and counted.scope = quantiles.scope
        and counted.dimension = quantiles.dimension and counted.slice = quantiles.slice and counted.leg = quantiles.leg
