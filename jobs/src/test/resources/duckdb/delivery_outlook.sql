-- Grain: one row per scope, dimension, slice, horizon_days.
with

open_parcels as (
    select flow as scope, 'total' as dimension, 'total' as slice, least(age_days, 200) as age
    from posted_parcels
    where ending = 'open' and is_recent
    union all
    select flow, 'region', destination_region, least(age_days, 200)
    from posted_parcels
    where ending = 'open' and not ended_since
),

open_ages as (
    select scope, dimension, slice, age, count(*) as open_count
    from open_parcels
    group by scope, dimension, slice, age
),

expected as (
    select
        scope, dimension, slice, horizon_days, speed_ratio, today,
        coalesce(sum(open_count), 0) as on_their_way_count,
        coalesce(sum(
            open_count * coalesce(greatest(
                at_age(delivered_shares, age + horizon_days, 0) - at_age(delivered_shares, age, 0), 0
            ) / nullif(seen_open(open_shares, age, shares), 0), 0)
        ), 0) as expected_count
    from delivery_hazards
    cross join (values (7), (14), (30)) as horizons (horizon_days)
    cross join (select today, shares from reporting_delays where log = 'shipments')
    left join open_ages using (scope, dimension, slice)
    group by all
)

select
    scope, dimension, slice, horizon_days,
    cast(on_their_way_count as bigint) as on_their_way_count,
    if(forecast_count >= 13, least(expected_count, on_their_way_count), null) as expected_count,
    if(forecast_count >= 13, speed_ratio, null) as speed_ratio,
    if(forecast_count >= 13, null, 'history_too_short') as unknown_because,
    today as from_date
from expected
inner join past_forecasts using (scope)
where reach = horizon_days and (on_their_way_count > 0 or dimension = 'total')
