-- Grain: one row per alert of what is late or silent.
with

delivered as (
    select min(coalesce(newest_file_date, latest_event_date, date '0001-01-01')) as delivered_date
    from freshness
    where log = 'orders'
),

newest as (
    select
        coalesce(max(file_date(file)), getvariable('as_of')) as newest_date,
        month_of(newest_date - interval 2 months) as first_month
    from file_counts
    where log = 'shipments' and file_date(file) <= getvariable('as_of')
),

scans as (
    select carrier, reported_month, delay_days, scan_count, latest_scan_date, newest_date, reported_month >= first_month as is_recent
    from scan_delay
    cross join newest
),

-- Of few scans the delay of all carriers together.
delays as (
    select carriers.carrier, scans.delay_days, sum(scans.scan_count) as scan_count
    from (select carrier, coalesce(sum(scan_count) filter (is_recent), 0) as recent_count from scans group by carrier) as carriers
    inner join scans on is_recent and (recent_count < 100 or scans.carrier = carriers.carrier)
    group by carriers.carrier, scans.delay_days
),

usual_delays as (
    select carrier, min(delay_days) as usual_days
    from (
        select *, sum(scan_count) over (partition by carrier order by delay_days) as count_up_to,
            sum(scan_count) over (partition by carrier) as all_count
        from delays
    )
    where count_up_to >= 0.99 * all_count
    group by carrier
),

-- The rate is that of the three months of the carrier's own newest reports.
carriers as (
    select
        carrier,
        max(latest_scan_date) as latest_scan,
        any_value(newest_date) - coalesce(any_value(usual_days), 0) as reported_up_to,
        sum(scan_count) filter (reported_month >= month_of(own_start)) / greatest(
            max(latest_scan_date) - cast(any_value(own_start) as date) + 1, 1
        ) as daily_count
    from (
        select *, cast(max(reported_month) over (partition by carrier) || '-01' as date) - interval 2 months as own_start
        from scans
    )
    left join usual_delays using (carrier)
    group by carrier
),

silent_carriers as (
    select
        *,
        daily_count * greatest(reported_up_to - latest_scan, 0) as missing_count,
        (select count(*) from seasons where day between latest_scan + 1 and reported_up_to and season <> 'lull') as usual_days
    from carriers
)

select
    'source_late' as kind, 'source' as subject_type, source as subject, if(state = 'error', 'error', 'warn') as severity,
    if(state_because = 'arrival', newest_file_date, latest_event_date) + 1 as since,
    'days' as unit,
    cast(if(state_because = 'arrival', arrival_days_behind, event_days_behind) as double) as value,
    cast(null as double) as expected,
    cast(null as double) as expected_low,
    cast(warn_after_days as double) as expected_high,
    file_count as observation_count,
    'freshness' as mart
from freshness
where state in ('warn', 'error')
union all
-- A limit of 0 would be none.
select
    if(kind = 'interruption', 'region_silent', 'logs_silent'), if(kind = 'interruption', 'region', 'logs'),
    flow || '/' || event || '/' || coalesce(marketplace, region), 'error', start_earliest, 'events',
    0, expected_missed,
    if(expected_missed_low > 0, expected_missed_low, null),
    if(expected_missed_low > 0, expected_missed_high, null),
    0, 'region_interruptions'
from region_interruptions
cross join delivered
where is_open and kind in ('interruption', 'feed_gap')
    and (kind = 'interruption' or delivered_date is null or start_earliest <= delivered_date)
union all
select
    'carrier_silent', 'carrier', carrier, 'error', latest_scan + 1, 'events', 0, missing_count, null, null, 0,
    'carrier_scorecard'
from silent_carriers
where missing_count >= 12 and usual_days >= 5 and reported_up_to - latest_scan <= 90
