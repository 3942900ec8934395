-- Grain: one row per cohort, clock, flow of b2c.
-- By counting alone: of a cohort that was followed long enough, no curve is needed.
with

aged as (
    select *, day_of(ended_at) - day_of(start_at) as age_days
    from parcels_as_of
    where channel = 'b2c' and excluded_because is null
)

select
    month_of(day_of(start_at)) as cohort,
    clock,
    flow,
    count(*) as parcel_count,
    count(*) filter (outcome = 'delivered') as delivered_count,
    count(*) filter (outcome = 'returned') as returned_count,
    quantile_disc(age_days, 0.5) filter (outcome = 'delivered') as delivered_only_median_days,
    count(*) filter (outcome = 'delivered' and age_days <= 7) / count(*) as share_within_7,
    count(*) filter (outcome = 'delivered' and age_days <= 14) / count(*) as share_within_14,
    count(*) filter (outcome = 'delivered' and age_days <= 21) / count(*) as share_within_21,
    count(*) filter (outcome = 'delivered' and age_days <= 30) / count(*) as share_within_30,
    count(*) filter (outcome = 'delivered' and age_days <= 45) / count(*) as share_within_45,
    count(*) filter (outcome = 'delivered' and age_days <= 60) / count(*) as share_within_60
from aged
group by all
