-- Grain: one row per log: the last day that is spoken of, and the shares that are reported of it and of the days before.
-- All are taken to be reported as late as scans, by the files of the last three months; a log that is ahead of the
-- others has told more. Nothing is said where files do not come daily. A log is one source here.
with

file_days as (
    select distinct log, file_date(file) as day
    from file_counts
    where day <= getvariable('as_of')
),

newest as (
    select file_days.log, max(day) as newest_date
    from file_days
    inner join freshness using (log)
    where freshness.log <> 'payments' or freshness.state <> 'error'
    group by file_days.log
),

slowest as (
    select coalesce(min(newest_date), getvariable('as_of')) as last_date
    from newest
),

is_daily as (
    select coalesce(count(*) filter (day > newest_date - 28) >= 14, false) as is_daily
    from file_days
    inner join newest using (log)
    where log = 'shipments'
),

scans as (
    select delay_days, sum(scan_count) as scan_count
    from scan_delay
    where reported_month >= month_of(getvariable('as_of') - interval 2 months)
    group by delay_days
),

reported as (
    select true as is_daily, lag_days, coalesce(sum(scan_count) filter (delay_days <= lag_days), 0) / sum(scan_count) as share
    from (select unnest(range(least(max(delay_days), 30) + 1)) as lag_days from scans)
    cross join scans
    group by lag_days
    having sum(scan_count) >= 100
),

shares as (
    select
        coalesce(list(share order by lag_days) filter (share >= 0.2), []) as shares,
        count(*) filter (share < 0.2) as unseen_days
    from reported
    inner join is_daily using (is_daily)
),

ahead as (
    select
        logs.log,
        last_date - if(len(shares.shares) > 0, cast(unseen_days as integer), 0) as today,
        coalesce(newest_date, last_date) - last_date as ahead_days,
        case
            when ahead_days < len(shares.shares) then shares.shares[ahead_days + 1:]
            when len(shares.shares) > 0 then [1.0]
            else []
        end as shares
    from freshness as logs
    left join newest on logs.log = newest.log
    cross join slowest
    cross join shares
    where logs.log <> 'payments' or logs.state <> 'error'
)

select
    log, today, shares,
    today - cast(len(list_filter(shares, lambda share: share < 0.99)) as integer) as settled
from ahead
