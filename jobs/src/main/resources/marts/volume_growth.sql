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

-- A month stands for itself, and twelve months later for the year before. Money is summed in hundredths
-- as whole numbers: as exact as decimals, and many times faster.
both_years as (
    select
        channel, trade, slice_dimension, slice_value, month_start, is_reported_year_ago as is_in_both,
        order_count as orders, 0 as orders_ago, parcel_count as parcels, 0 as parcels_ago,
        cast(gmv_rub * 100 as bigint) as gmv_rub, 0 as gmv_rub_ago,
        cast(gmv_usd * 100 as bigint) as gmv_usd, 0 as gmv_usd_ago,
        cast(gmv_cny * 100 as bigint) as gmv_cny, 0 as gmv_cny_ago,
        cast(coalesce(gmv_rub_year_ago_rates, 0) * 100 as bigint) as constant, 0 as constant_ago
    from sliced
    union all
    select
        channel, trade, slice_dimension, slice_value, add_months(month_start, 12), is_reported,
        0, order_count, 0, parcel_count, 0, cast(gmv_rub * 100 as bigint), 0, cast(gmv_usd * 100 as bigint),
        0, cast(gmv_cny * 100 as bigint), 0, cast(coalesce(gmv_rub_month_rates, 0) * 100 as bigint)
    from sliced
    where add_months(month_start, 12) <= :as_of
),

slice_months as (
    select
        channel, trade, slice_dimension, slice_value, month_start, is_in_both,
        sum(orders) as orders, sum(orders_ago) as orders_ago,
        sum(parcels) as parcels, sum(parcels_ago) as parcels_ago,
        sum(gmv_rub) as gmv_rub, sum(gmv_rub_ago) as gmv_rub_ago,
        sum(gmv_usd) as gmv_usd, sum(gmv_usd_ago) as gmv_usd_ago,
        sum(gmv_cny) as gmv_cny, sum(gmv_cny_ago) as gmv_cny_ago,
        sum(constant) as constant, sum(constant_ago) as constant_ago
    from both_years
    group by channel, trade, slice_dimension, slice_value, month_start, is_in_both
),

summed as (
    select
        period_type, period, period_start, period_end, channel, trade, slice_dimension, slice_value,
        sum(orders) as orders, sum(orders_ago) as orders_ago,
        sum(if(is_in_both, orders, 0)) as orders_lfl, sum(if(is_in_both, orders_ago, 0)) as orders_lfl_ago,
        sum(parcels) as parcels, sum(parcels_ago) as parcels_ago,
        sum(if(is_in_both, parcels, 0)) as parcels_lfl, sum(if(is_in_both, parcels_ago, 0)) as parcels_lfl_ago,
        sum(gmv_rub) as gmv_rub, sum(gmv_rub_ago) as gmv_rub_ago,
        sum(if(is_in_both, gmv_rub, 0)) as gmv_rub_lfl, sum(if(is_in_both, gmv_rub_ago, 0)) as gmv_rub_lfl_ago,
        sum(gmv_usd) as gmv_usd, sum(gmv_usd_ago) as gmv_usd_ago,
        sum(if(is_in_both, gmv_usd, 0)) as gmv_usd_lfl, sum(if(is_in_both, gmv_usd_ago, 0)) as gmv_usd_lfl_ago,
        sum(gmv_cny) as gmv_cny, sum(gmv_cny_ago) as gmv_cny_ago,
        sum(if(is_in_both, gmv_cny, 0)) as gmv_cny_lfl, sum(if(is_in_both, gmv_cny_ago, 0)) as gmv_cny_lfl_ago,
        sum(constant) as constant, sum(constant_ago) as constant_ago,
        sum(if(is_in_both, constant, 0)) as constant_lfl, sum(if(is_in_both, constant_ago, 0)) as constant_lfl_ago
    from slice_months
    inner join periods on slice_months.month_start = periods.month_start
    group by period_type, period, period_start, period_end, channel, trade, slice_dimension, slice_value
),

-- The total of the year before stands beside each of its slices.
with_totals as (
    select
        *,
        max(if(slice_dimension = 'total', orders_ago, null)) over whole as orders_total,
        max(if(slice_dimension = 'total', parcels_ago, null)) over whole as parcels_total,
        max(if(slice_dimension = 'total', gmv_rub_ago, null)) over whole as gmv_rub_total,
        max(if(slice_dimension = 'total', gmv_usd_ago, null)) over whole as gmv_usd_total,
        max(if(slice_dimension = 'total', gmv_cny_ago, null)) over whole as gmv_cny_total,
        max(if(slice_dimension = 'total', constant_ago, null)) over whole as constant_total
    from summed
    window whole as (partition by period_type, period, channel, trade)
),

-- One row a measure: value, a year ago, like for like, like for like a year ago, the total a year ago.
measured as (
    select
        period_type, period, period_start, period_end, channel, trade, slice_dimension, slice_value, measure,
        cast(value as decimal(20, 0)) * unit as value,
        cast(value_year_ago as decimal(20, 0)) * unit as value_year_ago,
        cast(like_for_like_value as decimal(20, 0)) * unit as like_for_like_value,
        cast(like_for_like_value_year_ago as decimal(20, 0)) * unit as like_for_like_value_year_ago,
        cast(total_year_ago as decimal(20, 0)) * unit as total_year_ago
    from (
        select
            period_type, period, period_start, period_end, channel, trade, slice_dimension, slice_value,
            stack(
                6,
                'orders', 1.00, orders, orders_ago, orders_lfl, orders_lfl_ago, orders_total,
                'parcels', 1.00, parcels, parcels_ago, parcels_lfl, parcels_lfl_ago, parcels_total,
                'gmv_rub', cast(0.01 as decimal(3, 2)), gmv_rub, gmv_rub_ago, gmv_rub_lfl, gmv_rub_lfl_ago, gmv_rub_total,
                'gmv_usd', cast(0.01 as decimal(3, 2)), gmv_usd, gmv_usd_ago, gmv_usd_lfl, gmv_usd_lfl_ago, gmv_usd_total,
                'gmv_cny', cast(0.01 as decimal(3, 2)), gmv_cny, gmv_cny_ago, gmv_cny_lfl, gmv_cny_lfl_ago, gmv_cny_total,
                'gmv_rub_constant', cast(0.01 as decimal(3, 2)), constant, constant_ago, constant_lfl, constant_lfl_ago, constant_total
            ) as (
                measure, unit, value, value_year_ago, like_for_like_value, like_for_like_value_year_ago,
                total_year_ago
            )
        from with_totals
    )
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
        measured.*,
        case
            when measured.period_end > :as_of then 'period_not_over'
            when coalesce(own.first_date, whole.first_date) > add_months(measured.period_start, -12) + interval 6 days
                then 'not_seen_a_year_ago'
            when measured.value_year_ago = 0 then 'nothing_a_year_ago'
        end as not_comparable_because,
        measured.period_end <= :as_of
            and whole.first_date <= add_months(measured.period_start, -12) + interval 6 days as is_total_seen
    from measured
    left join seen as own
        on measured.channel = own.channel and measured.trade = own.trade
            and measured.slice_dimension = own.slice_dimension and measured.slice_value = own.slice_value
    left join seen as whole
        on measured.channel = whole.channel and measured.trade = whole.trade and whole.slice_dimension = 'total'
)

select
    period_type,
    period,
    channel,
    trade,
    slice_dimension as dimension,
    slice_value as slice,
    measure,
    not_comparable_because,
    value,
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
        is_total_seen,
        cast(value - value_year_ago as double) / nullif(cast(total_year_ago as double), 0),
        null
    ) as contribution,
    not_comparable_because is null as is_comparable,
    date_add(period_end, :provisional_days) > :as_of as is_provisional,
    period_start,
    period_end
from judged
