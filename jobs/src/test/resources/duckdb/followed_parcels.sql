-- Grain: one row per parcel of b2c, clock, cohort, scope, dimension, day_type.
-- A clock that ended after the last day that is followed is open; without a scan for 180 days it is lost.
with

parcels as (
    select
        parcels_as_of.*,
        day_of(start_at) as start_date,
        coalesce(day_of(start_at), cast(order_month || '-01' as date)) as cohort_date,
        day_of(ended_at) as end_date,
        coalesce(reliable_days.reliable_up_to, getvariable('as_of')) as reliable_up_to,
        if(
            is_silent and excluded_because is null and outcome = 'open',
            least(reliable_days.latest_scan, reliable_days.newest_date),
            coalesce((select max(newest_date) from reliable_days), getvariable('as_of'))
        ) as slice_up_to,
        coalesce(regions.federal_district, 'unknown') as federal_district
    from parcels_as_of
    left join reliable_days using (carrier)
    left join regions on parcels_as_of.destination_region = regions.region
    where channel = 'b2c' and flow <> 'other'
),

-- Of marketplaces, regions and categories those that arrived are not counted by carrier: they are followed to the
-- day of the newest file, but for the open parcels of a silent carrier.
dimensions as (
    select *, unnest([
        {'dimension': 'total', 'slice': 'total', 'followed_up_to': reliable_up_to, 'travels_with': carrier},
        {'dimension': 'carrier', 'slice': carrier, 'followed_up_to': reliable_up_to, 'travels_with': carrier},
        {'dimension': 'service', 'slice': service, 'followed_up_to': reliable_up_to,
            'travels_with': carrier || ' ' || service},
        {'dimension': 'carrier_service', 'slice': carrier || ' ' || service, 'followed_up_to': reliable_up_to,
            'travels_with': carrier || ' ' || service},
        {'dimension': 'marketplace', 'slice': marketplace, 'followed_up_to': slice_up_to, 'travels_with': null},
        {'dimension': 'region', 'slice': destination_region, 'followed_up_to': slice_up_to, 'travels_with': null},
        {'dimension': 'federal_district', 'slice': federal_district, 'followed_up_to': slice_up_to, 'travels_with': null},
        {'dimension': 'category', 'slice': category, 'followed_up_to': slice_up_to, 'travels_with': null}
    ], recursive := true)
    from parcels
),

cohorts as (
    select *, 'month' as cohort_type, month_of(cohort_date) as cohort,
        cast(date_trunc('month', cohort_date) as date) as cohort_start, last_day(cohort_date) as cohort_end
    from dimensions
    union all
    select *, 'week', strftime(start_date, '%G-W%V'), cast(date_trunc('week', start_date) as date),
        cast(date_trunc('week', start_date) as date) + 6
    from dimensions
    where dimension in ('total', 'carrier', 'service')
        and start_date >= date_trunc('week', getvariable('as_of')) - interval 12 weeks
    union all
    select *, 'quarter', year(cohort_date) || '-Q' || quarter(cohort_date),
        cast(date_trunc('quarter', cohort_date) as date),
        last_day(cast(date_trunc('quarter', cohort_date) + interval 2 months as date))
    from dimensions
    where dimension = 'carrier_service'
),

scopes as (
    select *, unnest(if(
        flow <> 'domestic' and dimension in ('total', 'carrier', 'service', 'marketplace'), [flow, 'cross_border'], [flow]
    )) as scope
    from cohorts
    where dimension <> 'carrier_service' or clock = 'operator'
),

judged as (
    select *,
        coalesce(excluded_because, if(start_date > followed_up_to, 'too_recent', null)) as left_out_because,
        case
            when end_date <= followed_up_to then outcome
            when end_date is null and last_scan_date + 180 <= followed_up_to then 'lost'
            else 'open'
        end as ending
    from scopes
),

followed as (
    select *,
        case ending
            when 'open' then followed_up_to
            when 'lost' then greatest(last_scan_date + 180, start_date)
            else end_date
        end as followed_date,
        if(flow = 'export', getvariable('partner_country'), getvariable('home_country')) as destination_country,
        if(flow = 'import', getvariable('partner_country'), getvariable('home_country')) as origin_country
    from judged
),

-- Of the operator's clock also in the working days of both ends.
day_types as (
    select *, unnest(if(
        clock = 'operator' and scope <> 'cross_border' and dimension in ('total', 'carrier', 'service'),
        ['calendar', 'working_destination', 'working_origin'],
        ['calendar']
    )) as day_type
    from followed
)

select
    day_types.*,
    if(
        day_type = 'calendar',
        followed_date - start_date,
        cast(ends.working_up_to - starts.working_up_to as integer)
    ) as age_days
from day_types
left join working_days as starts
    on start_date = starts.day
        and if(day_type = 'working_origin', origin_country, destination_country) = starts.country
left join working_days as ends
    on followed_date = ends.day
        and if(day_type = 'working_origin', origin_country, destination_country) = ends.country
