-- Grain: one row per alert of the last week, by Student's limits of eight weeks before that may vary more than by chance.
with

weeks as (
    select
        (sunday - day) // 7 as week, sunday,
        case
            when bool_or(season = 'lull') then 'lull'
            when bool_or(season = 'peak') then 'peak'
            else 'none'
        end as season
    from seasons
    cross join (select getvariable('as_of') - cast(isodow(getvariable('as_of')) % 7 as integer) as sunday)
    where day between sunday - 118 and sunday
    group by week, sunday
),

subject_days as (
    select 'flow' as subject_type, flow || '/' || channel as subject, order_date, order_count from daily_volume
    union all
    select 'marketplace', marketplace, order_date, order_count from daily_volume where channel = 'b2c'
),

subject_weeks as (
    select subjects.subject_type, subjects.subject, weeks.week, season, sunday, coalesce(sum(order_count), 0) as order_count
    from (select distinct subject_type, subject from subject_days) as subjects
    cross join weeks
    left join subject_days
        on subjects.subject_type = subject_days.subject_type and subjects.subject = subject_days.subject
            and order_date between sunday - 7 * cast(week as integer) - 6 and sunday - 7 * cast(week as integer)
    group by all
),

-- A first week may be a part of one.
ordinary as (
    select *, max(week) filter (order_count > 0) over (partition by subject_type, subject) as first_week
    from subject_weeks
    qualify season = 'none' and week > 0 and week < if(first_week = 16, 17, first_week)
),

expected as (
    select
        subject_type, subject,
        count(*) as week_count,
        avg(order_count) as expected,
        greatest(var_samp(order_count) / avg(order_count), 1) as dispersion
    from (
        select *, row_number() over (partition by subject_type, subject order by week) as place
        from ordinary
    )
    where place <= 8
    group by subject_type, subject
    having count(*) >= 6 and avg(order_count) >= 50
),

volumes as (
    select
        subject_weeks.*, expected,
        critical_value * sqrt(dispersion * expected * (1 + 1 / week_count)) as half_width
    from (select *, count(*) over () as subject_count from expected) as expected
    inner join subject_weeks using (subject_type, subject)
    inner join false_alarm_values on subject_count = subjects and degrees = week_count - 1
    where week = 0
),

delivered as (
    select coalesce(min(coalesce(newest_file_date, latest_event_date, date '0001-01-01')), date '9999-12-31') as delivered_date
    from freshness
    where log = 'orders'
),

windows as (
    select
        log as subject,
        (getvariable('as_of') - file_date(file)) // 7 as week,
        sum(read_count) as read_count,
        sum(rejected_count) as rejected_count
    from file_counts
    where file_date(file) between getvariable('as_of') - 62 and getvariable('as_of')
    group by all
),

shares as (
    select
        subject,
        max(read_count) filter (week = 0) as line_count,
        max(rejected_count) filter (week = 0) as fault_count,
        count(*) filter (week > 0 and read_count > 0) as week_count,
        sum(read_count) filter (week > 0) as lines_before,
        sum(rejected_count) filter (week > 0) as faults_before,
        (faults_before + 1) / (lines_before + 2) as smoothed
    from windows
    group by subject
    having line_count >= 500 and week_count >= 6
),

-- As if one line more had been good and one bad: weeks without a reject promise nothing.
chi_squares as (
    select
        subject,
        sum((rejected_count - read_count * faults_before / lines_before) ** 2 / (read_count * smoothed * (1 - smoothed)))
            as chi_square
    from windows
    inner join shares using (subject)
    where week > 0 and read_count > 0
    group by subject
),

rejected as (
    select
        *,
        fault_count / line_count as share,
        faults_before / lines_before as share_before,
        critical_value * sqrt(
            greatest(chi_square / (week_count - 1), 1) * smoothed * (1 - smoothed) * (1 / line_count + 1 / lines_before)
        ) as half_width
    from (select *, count(*) over () as subject_count from shares)
    inner join chi_squares using (subject)
    inner join false_alarm_values on subject_count = subjects and degrees = week_count - 1
)

select
    if(order_count < expected, 'volume_low', 'volume_high') as kind, subject_type, subject, 'warn' as severity,
    sunday - 6 as since, 'orders' as unit,
    cast(order_count as double) as value,
    expected,
    greatest(expected - half_width, 0) as expected_low,
    expected + half_width as expected_high,
    cast(order_count as bigint) as observation_count,
    'daily_volume' as mart
from volumes
cross join delivered
where abs(order_count - expected) >= 0.3::double * expected and (
    (order_count > expected + half_width and season <> 'peak')
    or (order_count < greatest(expected - half_width, 0) and season <> 'lull' and delivered_date >= sunday)
)
union all
select
    'rejects_up', 'source', subject, 'warn', getvariable('as_of') - 6, 'share', share, share_before,
    greatest(share_before - half_width, 0), least(share_before + half_width, 1), cast(line_count as bigint), 'data_quality'
from rejected
where share > least(share_before + half_width, 1) and share >= greatest(2 * share_before, share_before + 0.005)
