-- Grain: one row per period_type, period, channel, trade: what growth_effects says beside the effects.
with

first_orders as (
    select channel, trade, min(order_date) as first_date
    from daily_volume
    where order_count > 0
    group by all
),

working_at_home as (
    from working_days
    where country = getvariable('home_country')
),

known_new_years as (
    select year(min(day)) as first_year, year(max(day)) as last_year
    from lunar_new_years
)

select
    growth.period_type,
    growth.period,
    growth.channel,
    growth.trade,
    growth.not_comparable_because,
    if(date_diff('month', first_orders.first_date, getvariable('as_of') + 1) < 60, 'too_short', 'not_made')
        as seasonal_adjustment,
    cast(ends.working_up_to - starts.working_up_to + starts.working as bigint) as working_days,
    cast(ends_ago.working_up_to - starts_ago.working_up_to + starts_ago.working as bigint) as working_days_year_ago,
    growth.value as gmv_rub,
    growth.value_year_ago as gmv_rub_year_ago,
    if(
        year(growth.period_start) >= first_year and year(growth.period_end) <= last_year,
        exists (from lunar_new_years where day between growth.period_start and growth.period_end),
        null
    ) as has_lunar_new_year,
    if(
        year(growth.period_start) - 1 >= first_year and year(growth.period_end) - 1 <= last_year,
        exists (
            from lunar_new_years
            where day between growth.period_start - interval 1 year and last_day(growth.period_end - interval 1 year)
        ),
        null
    ) as has_lunar_new_year_year_ago,
    growth.is_comparable,
    growth.is_provisional,
    growth.period_start,
    growth.period_end
from volume_growth as growth
inner join first_orders using (channel, trade)
cross join known_new_years
left join working_at_home as starts on starts.day = growth.period_start
left join working_at_home as ends on ends.day = growth.period_end
left join working_at_home as starts_ago on starts_ago.day = growth.period_start - interval 1 year
left join working_at_home as ends_ago on ends_ago.day = last_day(growth.period_end - interval 1 year)
where growth.dimension = 'total' and growth.measure = 'gmv_rub'
