-- Grain: one row per alert of a month that is worse than before. Limits are those of a chance of one in 1,000 over all
-- subjects of the kind together.
with

medians as (
    select
        concat_ws('/', scope, clock, dimension, slice) as subject,
        cast(cohort || '-01' as date) as month_start,
        median_days, median_low, median_high, parcel_count
    from delivery_time
    where cohort_type = 'month' and day_type = 'calendar' and not is_provisional and dimension in ('total', 'carrier')
        and scope <> 'cross_border' and parcel_count >= 100 and median_low is not null and median_high is not null
),

newest_medians as (
    select *
    from medians
    qualify row_number() over (partition by subject order by month_start desc) = 1
),

compared as (
    select
        newest.*, earlier.median_days as days_before, earlier.median_low as low_before, earlier.median_high as high_before,
        count(*) over () as subject_count
    from newest_medians as newest
    inner join medians as earlier
        on newest.subject = earlier.subject and newest.month_start = earlier.month_start + interval 1 year
    where newest.month_start >= date_trunc('month', getvariable('as_of')) - interval 6 months
),

-- The intervals of 95 % are widened about the median as a normal distribution's would be.
widened as (
    select *, critical_value / 1.959963984540054 as widening
    from compared
    inner join false_alarm_values on subject_count = subjects and degrees is null
),

attempts as (
    select
        concat_ws('/', channel, trade, payment_method, payment_provider) as subject,
        any_value(newest_month) as newest_month,
        sum(attempt_count) filter (period = month_of(newest_month)) as attempt_count,
        sum(declined_count) filter (period = month_of(newest_month)) as declined_count,
        sum(attempt_count) filter (period <> month_of(newest_month)) as attempts_before,
        sum(declined_count) filter (period <> month_of(newest_month)) as declines_before
    from payment_health
    cross join (
        select cast(date_trunc('month', getvariable('as_of') + 1) - interval 1 month as date) as newest_month
    )
    where period_type = 'month' and dimension in ('total', 'method', 'method_provider')
        and period between month_of(newest_month - interval 3 months) and month_of(newest_month)
    group by subject
    having attempt_count >= 200 and attempts_before >= 200
),

declines as (
    select
        *,
        declined_count / attempt_count as share,
        declines_before / attempts_before as share_before,
        if(declines_before = 0, 0, halved_wilson(declines_before, attempts_before, critical_value, -1)) as low_before,
        if(declines_before = attempts_before, 1, halved_wilson(declines_before, attempts_before, critical_value, 1))
            as high_before,
        if(declined_count = 0, 0, halved_wilson(declined_count, attempt_count, critical_value, -1)) as share_low
    from (select *, count(*) over () as subject_count from attempts)
    inner join false_alarm_values on subject_count = subjects and degrees is null
)

select
    'median_up' as kind, 'delivery' as subject_type, subject, 'warn' as severity, month_start as since, 'days' as unit,
    cast(median_days as double) as value,
    cast(days_before as double) as expected,
    days_before - (days_before - low_before) * widening as expected_low,
    days_before + (high_before - days_before) * widening as expected_high,
    parcel_count as observation_count,
    'delivery_time' as mart
from widened
where median_days >= days_before + 2 and median_days >= 1.1::double * days_before
    and median_days - (median_days - median_low) * widening > days_before + (high_before - days_before) * widening
union all
select
    'declines_up', 'payments', subject, 'warn', newest_month, 'share', share, share_before, low_before, high_before,
    attempt_count, 'payment_health'
from declines
where share_low > high_before and share >= 1.25 * share_before
