-- Grain: one row per period_type, period and its month, from the first month of the logs to that of the as-of day.
with

months as (
    select
        cast(unnest(range(
            min(cast(order_month || '-01' as date)), getvariable('as_of') + interval 1 day, interval 1 month
        )) as date) as month_start
    from monthly_volume
),

named as (
    select *, unnest(periods_of(month_start), recursive := true)
    from months
)

select period_type, period, period_start, period_end, month_start
from named
union all
select 'trailing_12_months', month_of(lasts.month_start),
    cast(lasts.month_start - interval 11 months as date), last_day(lasts.month_start), months.month_start
from months as lasts
inner join months
    on months.month_start between lasts.month_start - interval 11 months and lasts.month_start
where lasts.month_start - interval 11 months >= (select min(month_start) from months)
