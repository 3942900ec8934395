-- Grain: one row per period_type, period, channel, trade, dimension, slice, measure.
-- Day: the day of the order in the reporting zone; a year ago is the same months one year before.
-- Money: gmv_rub_constant values this period at the mean rates of a year before, month by month.
-- A marketplace reports in a month when its first order is not later than the month's seventh day;
-- like for like takes, month by month, the marketplaces that report in both years.
with

marketplaces as (
    select marketplace, min(order_date) as first_date
    from daily_volume
    where order_count > 0
    group by marketplace
),

monthly as (
    select
        volumes.*,
        to_date(volumes.order_month, 'yyyy-MM') as month_start,
        coalesce(regions.federal_district, 'unknown') as federal_district,
        marketplaces.first_date <= to_date(volumes.order_month, 'yyyy-MM') + interval 6 days as is_reported,
        marketplaces.first_date <= add_months(to_date(volumes.order_month, 'yyyy-MM'), -12) + interval 6 days
            as is_reported_year_ago
    from monthly_volume as volumes
    inner join marketplaces on volumes.marketplace = marketplaces.marketplace
    left join regions on volumes.dimension = 'region' and volumes.slice = regions.region
),

sliced as (
    select
        *,
        explode(
            if(
                dimension = 'region',
                map(
                    'total', 'total', 'flow', flow, 'marketplace', marketplace,
                    'region', slice, 'federal_district', federal_district
                ),
                map('category', slice)
            )
        ) as (slice_dimension, slice_value)
    from monthly
),

-- A month stands for itself, and twelve months later for the year before.
both_years as (
    select
        channel, trade, slice_dimension, slice_value, month_start, is_reported_year_ago as is_in_both,
        order_count as orders, 0 as orders_ago, parcel_count as parcels, 0 as parcels_ago,
        gmv_rub, 0 as gmv_rub_ago, gmv_usd, 0 as gmv_usd_ago, gmv_cny, 0 as gmv_cny_ago,
        coalesce(gmv_rub_year_ago_rates, 0) as constant, 0 as constant_ago
    from sliced
    union all
    select
        channel, trade, slice_dimension, slice_value, add_months(month_start, 12), is_reported,
        0, order_count, 0, parcel_count, 0, gmv_rub, 0, gmv_usd, 0, gmv_cny, 0, coalesce(gmv_rub_month_rates, 0)
    from sliced
    where add_months(month_start, 12) <= :as_of
),

slice_months as (
    select
        channel, trade, slice_dimension, slice_value, month_start,
        cast(sum(orders) as decimal(28, 2)) as orders, cast(sum(orders_ago) as decimal(28, 2)) as orders_ago,
        cast(sum(parcels) as decimal(28, 2)) as parcels, cast(sum(parcels_ago) as decimal(28, 2)) as parcels_ago,
        cast(sum(gmv_rub) as decimal(28, 2)) as gmv_rub, cast(sum(gmv_rub_ago) as decimal(28, 2)) as gmv_rub_ago,
        cast(sum(gmv_usd) as decimal(28, 2)) as gmv_usd, cast(sum(gmv_usd_ago) as decimal(28, 2)) as gmv_usd_ago,
        cast(sum(gmv_cny) as decimal(28, 2)) as gmv_cny, cast(sum(gmv_cny_ago) as decimal(28, 2)) as gmv_cny_ago,
        cast(sum(constant) as decimal(28, 2)) as constant, cast(sum(constant_ago) as decimal(28, 2)) as constant_ago,
        cast(sum(if(is_in_both, orders, 0)) as decimal(28, 2)) as orders_lfl, cast(sum(if(is_in_both, orders_ago, 0)) as decimal(28, 2)) as orders_lfl_ago,
        cast(sum(if(is_in_both, parcels, 0)) as decimal(28, 2)) as parcels_lfl, cast(sum(if(is_in_both, parcels_ago, 0)) as decimal(28, 2)) as parcels_lfl_ago,
        cast(sum(if(is_in_both, gmv_rub, 0)) as decimal(28, 2)) as gmv_rub_lfl, cast(sum(if(is_in_both, gmv_rub_ago, 0)) as decimal(28, 2)) as gmv_rub_lfl_ago,
        cast(sum(if(is_in_both, gmv_usd, 0)) as decimal(28, 2)) as gmv_usd_lfl, cast(sum(if(is_in_both, gmv_usd_ago, 0)) as decimal(28, 2)) as gmv_usd_lfl_ago,
        cast(sum(if(is_in_both, gmv_cny, 0)) as decimal(28, 2)) as gmv_cny_lfl, cast(sum(if(is_in_both, gmv_cny_ago, 0)) as decimal(28, 2)) as gmv_cny_lfl_ago,
        cast(sum(if(is_in_both, constant, 0)) as decimal(28, 2)) as constant_lfl,
        cast(sum(if(is_in_both, constant_ago, 0)) as decimal(28, 2)) as constant_lfl_ago
    from both_years
    group by channel, trade, slice_dimension, slice_value, month_start
),

months as (
    select explode(sequence(to_date(min(order_month), 'yyyy-MM'), trunc(:as_of, 'month'), interval 1 month)) as month_start
    from monthly_volume
),

periods as (
    select 'month' as period_type, date_format(month_start, 'yyyy-MM') as period, month_start as period_start,
        last_day(month_start) as period_end, month_start
    from months
    union all
    select 'quarter', concat(year(month_start), '-Q', quarter(month_start)), trunc(month_start, 'quarter'),
        last_day(add_months(trunc(month_start, 'quarter'), 2)), month_start
    from months
    union all
    select 'year', cast(year(month_start) as string), trunc(month_start, 'year'),
        last_day(add_months(trunc(month_start, 'year'), 11)), month_start
    from months
    union all
    select 'trailing_12_months', date_format(ending.month_start, 'yyyy-MM'), add_months(ending.month_start, -11),
        last_day(ending.month_start), months.month_start
    from months as ending
    inner join months
        on months.month_start between add_months(ending.month_start, -11) and ending.month_start
    where add_months(ending.month_start, -11) >= (select min(month_start) from months)
),

summed as (
    select
        period_type, period, period_start, period_end, channel, trade, slice_dimension, slice_value,
        stack(
            6,
            'orders', sum(orders), sum(orders_ago), sum(orders_lfl), sum(orders_lfl_ago),
            'parcels', sum(parcels), sum(parcels_ago), sum(parcels_lfl), sum(parcels_lfl_ago),
            'gmv_rub', sum(gmv_rub), sum(gmv_rub_ago), sum(gmv_rub_lfl), sum(gmv_rub_lfl_ago),
            'gmv_usd', sum(gmv_usd), sum(gmv_usd_ago), sum(gmv_usd_lfl), sum(gmv_usd_lfl_ago),
            'gmv_cny', sum(gmv_cny), sum(gmv_cny_ago), sum(gmv_cny_lfl), sum(gmv_cny_lfl_ago),
            'gmv_rub_constant', sum(constant), sum(constant_ago), sum(constant_lfl), sum(constant_lfl_ago)
        ) as (measure, value, value_year_ago, like_for_like_value, like_for_like_value_year_ago)
    from slice_months
    inner join periods on slice_months.month_start = periods.month_start
    group by period_type, period, period_start, period_end, channel, trade, slice_dimension, slice_value
),

-- Since when a slice could have been seen: by itself for a marketplace, else by any marketplace of its trade.
seen as (
    select channel, trade, slice_dimension, slice_value, min(first_date) as first_date
    from (
        select volumes.channel, volumes.trade, marketplaces.first_date, volumes.marketplace,
            explode(map('marketplace', volumes.marketplace, 'total', 'total')) as (slice_dimension, slice_value)
        from (select distinct channel, trade, marketplace from daily_volume) as volumes
        inner join marketplaces on volumes.marketplace = marketplaces.marketplace
    )
    group by channel, trade, slice_dimension, slice_value
),

judged as (
    select
        summed.*,
        case
            when summed.period_end > :as_of then 'period_not_over'
            when coalesce(own.first_date, whole.first_date) > add_months(summed.period_start, -12) + interval 6 days
                then 'not_seen_a_year_ago'
            when summed.value_year_ago = 0 then 'nothing_a_year_ago'
        end as not_comparable_because
    from summed
    left join seen as own
        on summed.channel = own.channel and summed.trade = own.trade
            and summed.slice_dimension = own.slice_dimension and summed.slice_value = own.slice_value
    left join seen as whole
        on summed.channel = whole.channel and summed.trade = whole.trade and whole.slice_dimension = 'total'
),

totals as (
    select period_type, period, channel, trade, measure, value_year_ago as total_year_ago
    from judged
    where slice_dimension = 'total' and not_comparable_because is null
)

select
    judged.period_type,
    judged.period,
    judged.channel,
    judged.trade,
    judged.slice_dimension as dimension,
    judged.slice_value as slice,
    judged.measure,
    judged.not_comparable_because,
    judged.value,
    if(not_comparable_because in ('period_not_over', 'not_seen_a_year_ago'), null, value_year_ago) as value_year_ago,
    if(not_comparable_because = 'period_not_over', null, like_for_like_value) as like_for_like_value,
    if(not_comparable_because = 'period_not_over', null, like_for_like_value_year_ago) as like_for_like_value_year_ago,
    if(not_comparable_because is null, cast(value as double) / cast(value_year_ago as double) - 1, null) as growth_rate,
    if(
        not_comparable_because <=> 'period_not_over' or like_for_like_value_year_ago = 0,
        null,
        cast(like_for_like_value as double) / nullif(cast(like_for_like_value_year_ago as double), 0) - 1
    ) as like_for_like_rate,
    if(
        not_comparable_because is null or not_comparable_because = 'nothing_a_year_ago',
        cast(value - value_year_ago as double) / nullif(cast(total_year_ago as double), 0),
        null
    ) as contribution,
    judged.not_comparable_because is null as is_comparable,
    date_add(judged.period_end, :provisional_days) > :as_of as is_provisional,
    judged.period_start,
    judged.period_end
from judged
left join totals
    on judged.period_type = totals.period_type and judged.period = totals.period
        and judged.channel = totals.channel and judged.trade = totals.trade and judged.measure = totals.measure
