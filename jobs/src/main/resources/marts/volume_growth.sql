-- Grain: one row per period_type, period, channel, trade, dimension, slice, measure.
-- Day: the day of the order in the reporting zone; a year ago is the same months one year before.
-- Money: gmv_rub_constant values this period at the mean rates of a year before, month by month.
-- Like for like takes, month by month, the marketplaces that report in both years by reporting_months; it is
-- a rate of the period only when each of its months has such marketplaces.
-- Parcels are known from the shipments logs, so these must have been there in both years as well.
with

reporting as (
    select *, to_date(month, 'yyyy-MM') as month_start
    from reporting_months
),

marketplaces as (
    select
        marketplace,
        first_date,
        collect_list(if(not_reporting_because is null, month_start, null)) as months
    from reporting
    group by marketplace, first_date
),

-- Money is summed in hundredths as whole numbers: as exact as decimals, and many times faster.
cells as (
    select
        channel, trade, flow, volumes.marketplace, dimension, slice,
        coalesce(regions.federal_district, 'unknown') as federal_district,
        to_date(order_month, 'yyyy-MM') as month_start,
        array_contains(months, to_date(order_month, 'yyyy-MM'))
            and array_contains(months, add_months(to_date(order_month, 'yyyy-MM'), -12)) as is_reported_year_ago,
        array_contains(months, to_date(order_month, 'yyyy-MM'))
            and array_contains(months, add_months(to_date(order_month, 'yyyy-MM'), 12)) as is_reported_next_year,
        order_count as orders, parcel_count as parcels, gmv_order_count, converted_order_count,
        cast(gmv_rub * 100 as bigint) as gmv_rub,
        cast(gmv_usd * 100 as bigint) as gmv_usd,
        cast(gmv_cny * 100 as bigint) as gmv_cny,
        coalesce(cast(gmv_rub_year_ago_rates * 100 as bigint), 0) as constant,
        coalesce(cast(gmv_rub_month_rates * 100 as bigint), 0) as constant_base,
        cast(gmv_rub_without_year_ago_rates * 100 as bigint) as without_rate_year_ago,
        cast(gmv_rub_without_month_rates * 100 as bigint) as without_rate
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
    from cells
),

-- A month stands for itself (like for like: _both) and is the base of the same month a year later
-- (like for like: _base).
slice_months as (
    select
        channel, trade, slice_dimension, slice_value, month_start,
        sum(orders) as orders,
        sum(if(is_reported_year_ago, orders, 0)) as orders_both, sum(if(is_reported_next_year, orders, 0)) as orders_base,
        sum(gmv_order_count) as gmv_orders, sum(converted_order_count) as converted_orders,
        sum(parcels) as parcels,
        sum(if(is_reported_year_ago, parcels, 0)) as parcels_both, sum(if(is_reported_next_year, parcels, 0)) as parcels_base,
        sum(gmv_rub) as gmv_rub,
        sum(if(is_reported_year_ago, gmv_rub, 0)) as gmv_rub_both, sum(if(is_reported_next_year, gmv_rub, 0)) as gmv_rub_base,
        sum(gmv_usd) as gmv_usd,
        sum(if(is_reported_year_ago, gmv_usd, 0)) as gmv_usd_both, sum(if(is_reported_next_year, gmv_usd, 0)) as gmv_usd_base,
        sum(gmv_cny) as gmv_cny,
        sum(if(is_reported_year_ago, gmv_cny, 0)) as gmv_cny_both, sum(if(is_reported_next_year, gmv_cny, 0)) as gmv_cny_base,
        sum(constant) as constant, sum(if(is_reported_year_ago, constant, 0)) as constant_both,
        sum(constant_base) as constant_ago, sum(if(is_reported_next_year, constant_base, 0)) as constant_base,
        sum(without_rate_year_ago) as without_rate_year_ago, sum(without_rate) as without_rate
    from sliced
    group by channel, trade, slice_dimension, slice_value, month_start
),

period_months as (
    select
        period_type, period, period_start, period_end, months_ago > 0 as is_ago,
        add_months(month_start, -months_ago) as month_start
    from (select *, explode(array(0, 12)) as months_ago from periods)
),

summed as (
    select
        period_type, period, period_start, period_end, channel, trade, slice_dimension, slice_value,
        sum(if(is_ago, 0, orders)) as orders, sum(if(is_ago, orders, 0)) as orders_ago,
        sum(if(is_ago, 0, orders_both)) as orders_lfl, sum(if(is_ago, orders_base, 0)) as orders_lfl_ago,
        sum(if(is_ago, 0, converted_orders)) / nullif(sum(if(is_ago, 0, gmv_orders)), 0) as converted_share,
        sum(if(is_ago, converted_orders, 0)) / nullif(sum(if(is_ago, gmv_orders, 0)), 0) as converted_share_ago,
        sum(if(is_ago, 0, parcels)) as parcels, sum(if(is_ago, parcels, 0)) as parcels_ago,
        sum(if(is_ago, 0, parcels_both)) as parcels_lfl, sum(if(is_ago, parcels_base, 0)) as parcels_lfl_ago,
        sum(if(is_ago, 0, gmv_rub)) as gmv_rub, sum(if(is_ago, gmv_rub, 0)) as gmv_rub_ago,
        sum(if(is_ago, 0, gmv_rub_both)) as gmv_rub_lfl, sum(if(is_ago, gmv_rub_base, 0)) as gmv_rub_lfl_ago,
        sum(if(is_ago, 0, gmv_usd)) as gmv_usd, sum(if(is_ago, gmv_usd, 0)) as gmv_usd_ago,
        sum(if(is_ago, 0, gmv_usd_both)) as gmv_usd_lfl, sum(if(is_ago, gmv_usd_base, 0)) as gmv_usd_lfl_ago,
        sum(if(is_ago, 0, gmv_cny)) as gmv_cny, sum(if(is_ago, gmv_cny, 0)) as gmv_cny_ago,
        sum(if(is_ago, 0, gmv_cny_both)) as gmv_cny_lfl, sum(if(is_ago, gmv_cny_base, 0)) as gmv_cny_lfl_ago,
        sum(if(is_ago, 0, constant)) as constant, sum(if(is_ago, constant_ago, 0)) as constant_ago,
        sum(if(is_ago, 0, constant_both)) as constant_lfl, sum(if(is_ago, constant_base, 0)) as constant_lfl_ago,
        sum(if(is_ago, 0, without_rate_year_ago)) as without_rate, sum(if(is_ago, without_rate, 0)) as without_rate_ago
    from slice_months
    inner join period_months on slice_months.month_start = period_months.month_start
    group by period_type, period, period_start, period_end, channel, trade, slice_dimension, slice_value
),

-- Money of years in which unlike shares of the orders have a rate is not of the same things.
shared as (
    select *, coalesce(round(abs(converted_share - converted_share_ago), 9) > 0.01, false) as is_converted_unlike
    from summed
),

markets as (
    select distinct channel, trade, marketplace
    from daily_volume
),

-- Since when a slice could have been seen: by itself for a marketplace, else by any marketplace of its trade.
own as (
    select markets.channel, markets.trade, markets.marketplace, marketplaces.first_date
    from markets
    inner join marketplaces on markets.marketplace = marketplaces.marketplace
),

whole as (
    select channel, trade, min(first_date) as first_date
    from own
    group by channel, trade
),

-- Periods with a month, of either year, in which one has a gap and none reports.
own_gaps as (
    select distinct period_months.period_type, period_months.period, reporting.marketplace
    from period_months
    inner join reporting on period_months.month_start = reporting.month_start
    where reporting.not_reporting_because = 'gap'
),

whole_gap_months as (
    select markets.channel, markets.trade, reporting.month_start
    from markets
    inner join reporting on markets.marketplace = reporting.marketplace
    group by markets.channel, markets.trade, reporting.month_start
    having bool_or(reporting.not_reporting_because = 'gap') and bool_and(reporting.not_reporting_because is not null)
),

whole_gaps as (
    select distinct
        period_months.period_type, period_months.period, whole_gap_months.channel, whole_gap_months.trade
    from period_months
    inner join whole_gap_months on period_months.month_start = whole_gap_months.month_start
),

-- Periods in each of whose months a marketplace, or ('') any of its trade, reports in both years.
paired_months as (
    select
        channel, trade, marketplace,
        explode(filter(months, month_start -> array_contains(months, add_months(month_start, -12)))) as month_start
    from (
        select markets.channel, markets.trade, explode(array('', markets.marketplace)) as marketplace, marketplaces.months
        from markets
        inner join marketplaces on markets.marketplace = marketplaces.marketplace
    )
),

paired as (
    select
        period_months.period_type, period_months.period,
        paired_months.channel, paired_months.trade, paired_months.marketplace
    from period_months
    inner join paired_months on period_months.month_start = paired_months.month_start
    where not period_months.is_ago
    group by
        period_months.period_type, period_months.period, period_months.period_start, period_months.period_end,
        paired_months.channel, paired_months.trade, paired_months.marketplace
    having
        count(distinct paired_months.month_start)
        = months_between(date_add(period_months.period_end, 1), period_months.period_start)
),

-- Days of the files of shipments, by source; without any whose name tells a day nothing is known of gaps.
shipments as (
    select name, day, is_gap
    from coverage
    where kind = 'source' and name in (select source from ledger where log = 'shipments')
),

shipments_begun as (
    select max(first_day) as first_day
    from (select name, min(day) as first_day from shipments group by name)
),

shipment_gaps as (
    select distinct period_months.period_type, period_months.period
    from period_months
    inner join (
        select trunc(day, 'MM') as month_start
        from shipments
        group by name, trunc(day, 'MM')
        having count_if(is_gap) > 6
    ) as gaps
        on period_months.month_start = gaps.month_start
),

-- Why it cannot be compared, as far as all measures share the reason. The total of the year before stands
-- beside each of its slices.
judged as (
    select
        shared.*,
        case
            when period_end > :as_of then 'period_not_over'
            when coalesce(own.first_date, whole.first_date) > add_months(period_start, -12) + interval 6 days
                then 'not_seen_a_year_ago'
            when own_gaps.marketplace is not null or whole_gaps.trade is not null then 'gap'
        end as not_seen_because,
        case
            when shipments_begun.first_day > add_months(period_start, -12) + interval 6 days then 'not_seen_a_year_ago'
            when shipment_gaps.period is not null then 'gap'
        end as parcels_because,
        period_end <= :as_of and whole.first_date <= add_months(period_start, -12) + interval 6 days
            and whole_gaps.trade is null as is_total_seen,
        paired.trade is not null as is_paired,
        date_add(period_end, :provisional_days) > :as_of as is_provisional,
        bool_or(slice_dimension = 'total' and is_converted_unlike) over in_total as is_total_unlike,
        max(if(slice_dimension = 'total', orders_ago, null)) over in_total as orders_total,
        max(if(slice_dimension = 'total', parcels_ago, null)) over in_total as parcels_total,
        max(if(slice_dimension = 'total', gmv_rub_ago, null)) over in_total as gmv_rub_total,
        max(if(slice_dimension = 'total', gmv_usd_ago, null)) over in_total as gmv_usd_total,
        max(if(slice_dimension = 'total', gmv_cny_ago, null)) over in_total as gmv_cny_total,
        max(if(slice_dimension = 'total', constant_ago, null)) over in_total as constant_total
    from shared
    left join own
        on shared.channel = own.channel and shared.trade = own.trade
            and shared.slice_dimension = 'marketplace' and shared.slice_value = own.marketplace
    left join whole on shared.channel = whole.channel and shared.trade = whole.trade
    left join own_gaps
        on shared.period_type = own_gaps.period_type and shared.period = own_gaps.period
            and shared.slice_dimension = 'marketplace' and shared.slice_value = own_gaps.marketplace
    left join whole_gaps
        on shared.period_type = whole_gaps.period_type and shared.period = whole_gaps.period
            and shared.channel = whole_gaps.channel and shared.trade = whole_gaps.trade
    left join paired
        on shared.period_type = paired.period_type and shared.period = paired.period
            and shared.channel = paired.channel and shared.trade = paired.trade
            and if(shared.slice_dimension = 'marketplace', shared.slice_value, '') = paired.marketplace
    left join shipment_gaps
        on shared.period_type = shipment_gaps.period_type and shared.period = shipment_gaps.period
    cross join shipments_begun
    window in_total as (partition by shared.period_type, shared.period, shared.channel, shared.trade)
),

-- One row a measure, still in hundredths.
measured as (
    select
        period_type, period, period_start, period_end, channel, trade, slice_dimension, slice_value,
        is_total_seen, is_total_unlike, is_paired, is_provisional, converted_share, converted_share_ago, is_converted_unlike,
        not_seen_because as seen_because, parcels_because,
        without_rate > 0.01 * gmv_rub as is_without_rate, without_rate_ago > 0.01 * gmv_rub_ago as is_without_rate_ago,
        stack(
            6,
            'orders', orders * 100, orders_ago * 100, orders_lfl * 100, orders_lfl_ago * 100, orders_total * 100,
            'parcels', parcels * 100, parcels_ago * 100, parcels_lfl * 100, parcels_lfl_ago * 100, parcels_total * 100,
            'gmv_rub', gmv_rub, gmv_rub_ago, gmv_rub_lfl, gmv_rub_lfl_ago, gmv_rub_total,
            'gmv_usd', gmv_usd, gmv_usd_ago, gmv_usd_lfl, gmv_usd_lfl_ago, gmv_usd_total,
            'gmv_cny', gmv_cny, gmv_cny_ago, gmv_cny_lfl, gmv_cny_lfl_ago, gmv_cny_total,
            'gmv_rub_constant', constant, constant_ago, constant_lfl, constant_lfl_ago, constant_total
        ) as (measure, value, value_ago, value_lfl, value_lfl_ago, total_ago)
    from judged
),

-- Where more than a hundredth of the value has no rate, it is at constant rates not smaller but unknown.
known as (
    select
        period_type, period, period_start, period_end, channel, trade, slice_dimension, slice_value, measure,
        value_ago, total_ago, is_paired, is_provisional,
        is_total_seen and not (measure = 'parcels' and parcels_because is not null)
            and not (measure like 'gmv%' and is_total_unlike) as is_total_seen,
        if(measure = 'parcels' and parcels_because is not null, null, value_lfl) as value_lfl,
        if(measure = 'parcels' and parcels_because is not null, null, value_lfl_ago) as value_lfl_ago,
        if(measure in ('gmv_rub', 'gmv_usd', 'gmv_cny'), round(converted_share, 3), null) as converted_share,
        if(measure in ('gmv_rub', 'gmv_usd', 'gmv_cny'), round(converted_share_ago, 3), null) as converted_share_ago,
        if(measure = 'gmv_rub_constant' and is_without_rate, null, value) as value,
        coalesce(
            seen_because,
            if(measure = 'parcels', parcels_because, null),
            if(measure = 'gmv_rub_constant' and (is_without_rate or is_without_rate_ago), 'no_rate', null),
            if(measure like 'gmv%' and is_converted_unlike, 'no_rate', null)
        ) as not_seen_because
    from measured
)

select
    period_type,
    period,
    channel,
    trade,
    slice_dimension as dimension,
    slice_value as slice,
    measure,
    coalesce(not_seen_because, if(value_ago = 0, 'nothing_a_year_ago', null)) as not_comparable_because,
    value * 0.01 as value,
    if(not_seen_because is null, value_ago, null) * 0.01 as value_year_ago,
    if(not_seen_because in ('period_not_over', 'no_rate'), null, value_lfl) * 0.01 as like_for_like_value,
    if(not_seen_because in ('period_not_over', 'no_rate'), null, value_lfl_ago) * 0.01 as like_for_like_value_year_ago,
    if(not_seen_because is null, value / nullif(value_ago, 0) - 1, null) as growth_rate,
    if(
        not is_paired or not_seen_because in ('period_not_over', 'no_rate'),
        null,
        value_lfl / nullif(value_lfl_ago, 0) - 1
    ) as like_for_like_rate,
    if(
        is_total_seen and coalesce(not_seen_because <> 'no_rate', true),
        (value - value_ago) / nullif(total_ago, 0),
        null
    ) as contribution,
    converted_share,
    converted_share_ago as converted_share_year_ago,
    not_seen_because is null and value_ago <> 0 as is_comparable,
    is_provisional,
    period_start,
    period_end
from known
