-- Grain: one row per scope, channel, seller_country, cohort, age_months up to the last month that is over.
with

totals as (
    select *
    from sellers_by_lane
    where marketplace is null and first_month is not null
),

cohorts as (
    select scope, channel, seller_country, first_month as cohort, count(distinct seller) as seller_count
    from totals
    group by all
),

months as (
    select *, cast(unnest(range(
        cast(cohort || '-01' as date), date_trunc('month', getvariable('as_of') + interval 1 day), interval 1 month
    )) as date) as month_start
    from cohorts
),

counted as (
    select
        months.*,
        date_diff('month', cast(cohort || '-01' as date), months.month_start) as age_months,
        count(distinct totals.seller) as active_count
    from months
    left join totals
        on months.scope = totals.scope and months.channel = totals.channel
            and months.seller_country = totals.seller_country and months.cohort = totals.first_month
            and months.month_start = totals.month_start
    group by all
)

select
    scope,
    channel,
    seller_country,
    cohort,
    cast(age_months as integer) as age_months,
    month_of(month_start) as activity_month,
    seller_count,
    active_count,
    active_count / seller_count as retention_share,
    if(age_months > 0, wilson_low(active_count, seller_count), null) as retention_low,
    if(age_months > 0, wilson_high(active_count, seller_count), null) as retention_high,
    is_provisional(last_day(month_start)) as is_provisional
from counted
