-- Grain: one row per cohort, clock, flow of mature months of posting or payment, of b2c.
-- By counting alone: who had every day of the window behind him when last followed needs no curve.
select
    month_of(start_date) as cohort,
    clock,
    flow,
    cast(sum(parcel_count) as bigint) as parcel_count,
    cast(sum(parcel_count) filter (outcome = 'delivered') as bigint) as delivered_count,
    cast(sum(parcel_count) filter (outcome = 'returned') as bigint) as returned_count,
    cast(quantile_disc(age_days, 0.5) as integer) as delivered_only_median_days,
    sum(parcel_count) filter (outcome = 'delivered' and age_days <= 7) / sum(parcel_count) as within_7,
    sum(parcel_count) filter (outcome = 'delivered' and age_days <= 30) / sum(parcel_count) as within_30,
    sum(parcel_count) filter (outcome = 'delivered' and age_days <= 60) / sum(parcel_count) as within_60
from delivery_histogram
where channel = 'b2c' and excluded_because is null
group by all
