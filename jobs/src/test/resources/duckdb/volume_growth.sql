-- Grain: one row per period_type, period, channel, trade, dimension, slice, measure.
-- A month of a marketplace stands for itself and, twelve months later, for the year before; so a period
-- and its year before are the same months. gmv_rub_constant values the former at the mean rates of the latter.
with

first_orders as (
    select marketplace, min(order_date) as first_date
    from daily_volume
    where order_count > 0
    group by marketplace
),

reporting as (
    select marketplace, cast(month || '-01' as date) as month_start, not_reporting_because
    from reporting_months
),

cells as (
    select
        monthly_volume.*,
        cast(monthly_volume.order_month || '-01' as date) as month_start,
        coalesce(regions.federal_district, 'unknown') as federal_district
    from monthly_volume
    inner join first_orders on monthly_volume.marketplace = first_orders.marketplace
    left join regions on monthly_volume.dimension = 'region' and monthly_volume.slice = regions.region
),

sliced as (
    select 'total' as slice_dimension, 'total' as slice_value, * from cells where dimension = 'region'
    union all
    select 'flow', flow, * from cells where dimension = 'region'
    union all
    select 'marketplace', marketplace, * from cells where dimension = 'region'
    union all
    select 'region', slice, * from cells where dimension = 'region'
    union all
    select 'federal_district', federal_district, * from cells where dimension = 'region'
    union all
    select 'category', slice, * from cells where dimension = 'category'
),

measures as (
    select
        channel, trade, slice_dimension, slice_value, marketplace, month_start,
        unnest([
            {'measure': 'orders', 'own': cast(order_count as decimal(28, 2)), 'base': cast(order_count as decimal(28, 2))},
            {'measure': 'parcels', 'own': parcel_count, 'base': parcel_count},
            {'measure': 'gmv_rub', 'own': gmv_rub, 'base': gmv_rub},
            {'measure': 'gmv_usd', 'own': gmv_usd, 'base': gmv_usd},
            {'measure': 'gmv_cny', 'own': gmv_cny, 'base': gmv_cny},
            {'measure': 'gmv_rub_constant', 'own': gmv_rub_year_ago_rates, 'base': gmv_rub_month_rates}
        ], recursive := true)
    from sliced
),

months_of_both_years as (
    select * exclude (own, base), own as value, 0 as value_year_ago
    from measures
    union all
    select * exclude (own, base) replace (cast(month_start + interval 12 months as date) as month_start), 0, base
    from measures
    where month_start + interval 12 months <= getvariable('as_of')
),

slice_months as (
    select
        channel, trade, slice_dimension, slice_value, measure, month_start,
        sum(value) as value,
        sum(value_year_ago) as value_year_ago,
        coalesce(sum(value) filter (reported), 0) as like_for_like_value,
        coalesce(sum(value_year_ago) filter (reported), 0) as like_for_like_value_year_ago
    from (
        select months_of_both_years.*, coalesce(
            now.not_reporting_because is null and ago.not_reporting_because is null and ago.marketplace is not null,
            false
        ) as reported
        from months_of_both_years
        left join reporting as now
            on months_of_both_years.marketplace = now.marketplace and months_of_both_years.month_start = now.month_start
        left join reporting as ago
            on months_of_both_years.marketplace = ago.marketplace
                and months_of_both_years.month_start - interval 12 months = ago.month_start
    )
    group by all
),

summed as (
    select
        period_type, period, period_start, period_end, channel, trade, slice_dimension, slice_value, measure,
        sum(value) as value,
        sum(value_year_ago) as value_year_ago,
        sum(like_for_like_value) as like_for_like_value,
        sum(like_for_like_value_year_ago) as like_for_like_value_year_ago
    from slice_months
    inner join period_months on slice_months.month_start = period_months.month_start
    group by all
),

coverages as (
    select
        period_type, period, channel, trade, slice_dimension, slice_value,
        sum(converted_order_count) filter (not earlier) / nullif(sum(gmv_order_count) filter (not earlier), 0)
            as converted_share,
        sum(converted_order_count) filter (earlier) / nullif(sum(gmv_order_count) filter (earlier), 0)
            as converted_share_year_ago,
        coalesce(round(abs(converted_share - converted_share_year_ago), 9) > 0.01, false) as unlike
    from (
        select *, false as earlier, month_start as counted_in from sliced
        union all
        select *, true, cast(month_start + interval 12 months as date) from sliced
    ) as both_years
    inner join period_months on both_years.counted_in = period_months.month_start
    group by all
),

-- Since when a slice could have been seen: a marketplace by itself, others by any marketplace of the trade.
seen as (
    select channel, trade, marketplace, first_date
    from (select distinct channel, trade, marketplace from daily_volume)
    inner join first_orders using (marketplace)
),

-- Months in which what there was of a market, or of a marketplace alone, has a gap.
gap_months as (
    select channel, trade, 'all' as marketplace, month_start
    from seen
    inner join reporting using (marketplace)
    group by all
    having count(*) filter (not_reporting_because = 'gap') > 0 and count(*) filter (not_reporting_because is null) = 0
    union all
    select channel, trade, marketplace, month_start
    from seen
    inner join reporting using (marketplace)
    where not_reporting_because = 'gap'
),

gap_periods as (
    select distinct channel, trade, marketplace, period_type, period
    from gap_months
    inner join period_months
        on gap_months.month_start in (period_months.month_start, period_months.month_start - interval 12 months)
),

-- How many months of a period a marketplace reports in both years, or any of a market.
pairs as (
    select channel, trade, marketplace, now.month_start
    from seen
    inner join reporting as now using (marketplace)
    inner join reporting as ago using (marketplace)
    where now.not_reporting_because is null and ago.not_reporting_because is null
        and ago.month_start = now.month_start - interval 12 months
),

paired_months as (
    select period_type, period, channel, trade, marketplace, count(*) as paired_count
    from (
        select channel, trade, marketplace, month_start from pairs
        union
        select channel, trade, 'all', month_start from pairs
    )
    inner join period_months using (month_start)
    group by all
),

-- Parcels stand in the shipments logs alone: when these began, and months that lack more than six days of them.
shipment_days as (
    select day, is_gap
    from coverage
    where kind = 'source' and name = 'shipments'
),

shipment_gap_months as (
    select cast(date_trunc('month', day) as date) as month_start
    from shipment_days
    group by all
    having count(*) filter (is_gap) > 6
),

parcels_unseen as (
    select distinct period_type, period, if(late, 'not_seen_a_year_ago', 'gap') as reason
    from (
        select *, coalesce(
            (select min(day) from shipment_days) > period_start - interval 12 months + interval 6 days, false
        ) as late
        from period_months
    )
    where late
        or month_start in (from shipment_gap_months)
        or cast(month_start - interval 12 months as date) in (from shipment_gap_months)
),

judged as (
    select
        summed.*,
        case
            when period_end > getvariable('as_of') then 'period_not_over'
            when least_seen.first_date > period_start - interval 12 months + interval 6 days then 'not_seen_a_year_ago'
            when exists (
                from gap_periods
                where gap_periods.channel = summed.channel and gap_periods.trade = summed.trade
                    and gap_periods.period_type = summed.period_type and gap_periods.period = summed.period
                    and (gap_periods.marketplace = 'all' or slice_dimension = 'marketplace'
                        and gap_periods.marketplace = summed.slice_value)
            ) then 'gap'
            when measure = 'parcels' and parcels_unseen.reason is not null then parcels_unseen.reason
            when measure in ('gmv_rub', 'gmv_usd', 'gmv_cny', 'gmv_rub_constant') and coverages.unlike then 'no_rate'
            when value_year_ago = 0 then 'nothing_a_year_ago'
        end as not_comparable_because,
        measure = 'parcels' and parcels_unseen.reason is not null as parcels_are_unseen,
        coverages.converted_share,
        coverages.converted_share_year_ago
    from summed
    left join parcels_unseen using (period_type, period)
    left join coverages using (period_type, period, channel, trade, slice_dimension, slice_value)
    left join (
        select channel, trade, 'marketplace' as slice_dimension, marketplace as slice_value, first_date
        from seen
        union all
        select whole.channel, whole.trade, slices.slice_dimension, slices.slice_value, whole.first_date
        from (select channel, trade, min(first_date) as first_date from seen group by all) as whole
        inner join (
            select distinct channel, trade, slice_dimension, slice_value
            from summed
            where slice_dimension <> 'marketplace'
        ) as slices using (channel, trade)
    ) as least_seen using (channel, trade, slice_dimension, slice_value)
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
    not_comparable_because,
    cast(value as decimal(28, 2)) as value,
    if(
        not_comparable_because in ('period_not_over', 'not_seen_a_year_ago', 'gap', 'no_rate'),
        null,
        cast(value_year_ago as decimal(28, 2))
    ) as value_year_ago,
    if(
        not_comparable_because in ('period_not_over', 'no_rate') or parcels_are_unseen,
        null,
        cast(like_for_like_value as decimal(28, 2))
    ) as like_for_like_value,
    if(
        not_comparable_because in ('period_not_over', 'no_rate') or parcels_are_unseen,
        null,
        cast(like_for_like_value_year_ago as decimal(28, 2))
    )
        as like_for_like_value_year_ago,
    if(not_comparable_because is null, cast(value as double) / cast(value_year_ago as double) - 1, null)
        as growth_rate,
    if(
        not_comparable_because in ('period_not_over', 'no_rate') or parcels_are_unseen or like_for_like_value_year_ago = 0
            or coalesce(paired_count, 0) < date_diff('month', judged.period_start, judged.period_end) + 1,
        null,
        cast(like_for_like_value as double) / cast(like_for_like_value_year_ago as double) - 1
    ) as like_for_like_rate,
    if(
        not_comparable_because = 'no_rate',
        null,
        cast(value - value_year_ago as double) / cast(total_year_ago as double)
    ) as contribution,
    if(judged.measure in ('gmv_rub', 'gmv_usd', 'gmv_cny'), round(converted_share, 3), null) as converted_share,
    if(judged.measure in ('gmv_rub', 'gmv_usd', 'gmv_cny'), round(converted_share_year_ago, 3), null)
        as converted_share_year_ago,
    not_comparable_because is null as is_comparable,
    judged.period_end + cast(getvariable('provisional_days') as integer) > getvariable('as_of') as is_provisional,
    judged.period_start,
    judged.period_end
from judged
left join totals using (period_type, period, channel, trade, measure)
left join paired_months
    on judged.period_type = paired_months.period_type and judged.period = paired_months.period
        and judged.channel = paired_months.channel and judged.trade = paired_months.trade
        and paired_months.marketplace = if(judged.slice_dimension = 'marketplace', judged.slice_value, 'all')
