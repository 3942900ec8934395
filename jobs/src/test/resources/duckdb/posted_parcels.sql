-- Grain: one row per parcel of b2c on the operator's clock, posted by the last day that is spoken of.
-- What ended after that day is open then; without a scan for 180 days it is lost. For the speeds of regions an end is
-- what is known of it, and so are parcels that were posted and ended after the day, in the day's month.
with

delays as (
    select today, settled, shares
    from reporting_delays
    where log = 'shipments'
),

posted as (
    select flow, destination_region, outcome, last_scan_date, day_of(start_at) as start_date, day_of(ended_at) as end_date
    from parcels_as_of
    where clock = 'operator' and channel = 'b2c' and flow <> 'other' and excluded_because is null
)

select
    flow, destination_region, start_date, today, settled,
    case
        when end_date <= today then outcome
        when end_date is null and last_scan_date + 180 <= today then 'lost'
        else 'open'
    end as ending,
    case ending
        when 'open' then today
        when 'lost' then greatest(last_scan_date + 180, start_date)
        else end_date
    end - start_date as age_days,
    if(end_date > today, outcome, ending) as known_ending,
    if(end_date > today, end_date - start_date, age_days) as known_age,
    coalesce(end_date > today, false) as ended_since,
    start_date between today - 713 and today as is_recent,
    month_of(start_date) >= month_of(today - interval 6 months) as is_of_half_year
from posted
cross join delays
where start_date <= today or (end_date is not null and start_date <= last_day(today))
