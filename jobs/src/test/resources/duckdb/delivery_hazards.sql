-- Grain: one row per scope, dimension, slice: the shares that are delivered and that are open at ages 0 to 200, by the
-- ends of 60 settled days. A region's deliveries are so many times as frequent as those of all regions as in the last six
-- months, by indirect standardisation.
with

-- The ages that a parcel had on the 60 days, up to its end.
followed as (
    select
        flow, ending, age_days as end_age,
        unnest(range(
            greatest(settled - 59 - start_date, 0),
            least(200, settled - start_date, age_days) + 1
        )) as age
    from posted_parcels
    where is_recent
),

ages as (
    select scopes.flow, unnest(range(201)) as age
    from (select distinct flow from posted_parcels where is_recent) as scopes
),

-- Where nobody was followed nobody ends.
hazards as (
    select
        ages.flow, ages.age,
        coalesce(count(*) filter (end_age = followed.age and ending = 'delivered') / nullif(count(end_age), 0), 0) as delivered,
        coalesce(count(*) filter (end_age = followed.age and ending in ('returned', 'lost')) / nullif(count(end_age), 0), 0) as other
    from ages
    left join followed on ages.flow = followed.flow and ages.age = followed.age
    group by ages.flow, ages.age
),

recent_ages as (
    select
        flow, known_age,
        count(*) filter (known_ending = 'delivered') as delivered_count,
        sum(count(*)) over (partition by flow order by known_age desc) as at_risk_count
    from posted_parcels
    where is_of_half_year
    group by flow, known_age
),

cumulated as (
    select
        flow, known_age,
        sum(delivered_count / at_risk_count) over (partition by flow order by known_age) as expected_count
    from recent_ages
),

speeds as (
    select
        parcels.flow, destination_region as slice,
        (count(*) filter (known_ending = 'delivered' and is_of_half_year) + 25)
        / (coalesce(sum(expected_count) filter (is_of_half_year), 0) + 25) as speed_ratio
    from posted_parcels as parcels
    left join cumulated using (flow, known_age)
    group by parcels.flow, destination_region
),

slices as (
    select flow, 'total' as dimension, 'total' as slice, 1.0 as speed_ratio
    from (select distinct flow from posted_parcels where is_recent)
    union all
    select flow, 'region', slice, speed_ratio
    from speeds
),

scaled as (
    select
        flow, dimension, slice, speed_ratio, age, other,
        least(delivered * speed_ratio, 1 - other) as delivered
    from slices
    inner join hazards using (flow)
),

opened as (
    select
        *,
        product(greatest(1 - delivered - other, 0)) over (ages rows unbounded preceding) as open_share,
        coalesce(
            product(greatest(1 - delivered - other, 0)) over (ages rows between unbounded preceding and 1 preceding), 1
        ) as open_before
    from scaled
    window ages as (partition by flow, dimension, slice order by age)
),

ended as (
    select *, sum(open_before * delivered) over (partition by flow, dimension, slice order by age) as delivered_share
    from opened
)

select
    flow as scope, dimension, slice, speed_ratio,
    list(delivered_share order by age) as delivered_shares,
    list(open_share order by age) as open_shares
from ended
group by flow, dimension, slice, speed_ratio
