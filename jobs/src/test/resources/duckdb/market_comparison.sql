-- Grain: one row per year, segment.
-- Money: in roubles; domestic sales of others are their market without what is bought abroad.
with

logs as (
    select
        cast(period as integer) as year,
        if(trade = 'domestic', 'platform_domestic', 'cross_border') as segment,
        'logs of this warehouse' as source,
        not_comparable_because,
        value as value_rub,
        growth_rate,
        like_for_like_rate,
        is_provisional,
        period_end <= getvariable('as_of') as is_over,
        coalesce(
            if(
                lead(period_end) over years <= getvariable('as_of'),
                lead(not_comparable_because) over years,
                not_comparable_because
            ),
            ''
        ) as judgement,
        judgement <> 'not_seen_a_year_ago' or coalesce(lag(value) over years > 0, false) as is_seen,
        judgement = 'gap' and not_comparable_because is not null as has_gap
    from volume_growth
    where period_type = 'year' and dimension = 'total' and measure = 'gmv_rub' and channel = 'b2c'
        and trade in ('cross_border', 'domestic')
    window years as (partition by trade order by period)
),

published as (
    select
        cast(year as integer) as year,
        segment,
        source,
        cast(cast(market_rub_bn as decimal(18, 4)) * 1000000000 * (1 - cast(cross_border_share as decimal(4, 2))) as decimal(28, 2))
            as value_rub
    from read_csv(getvariable('reference') || '/market_benchmarks.csv', header = true, all_varchar = true)
    where cast(year as integer) <= year(getvariable('as_of'))
),

figures as (
    select * exclude (judgement) from logs
    union all by name
    select
        year,
        segment,
        source,
        if(lag(value_rub) over years is null, 'no_figure_a_year_ago', null) as not_comparable_because,
        value_rub,
        cast(value_rub as double) / cast(lag(value_rub) over years as double) - 1 as growth_rate,
        cast(null as double) as like_for_like_rate,
        false as is_provisional,
        true as is_over,
        true as is_seen,
        false as has_gap
    from published
    window years as (partition by segment order by year)
),

common as (
    select min(year) as index_year
    from (
        select year
        from figures
        where is_over and is_seen and not has_gap and value_rub > 0
        group by year
        having count(*) = (select count(distinct segment) from figures)
    )
)

select
    figures.year,
    figures.segment,
    figures.source,
    figures.not_comparable_because,
    case
        when not figures.is_over then 'period_not_over'
        when not figures.is_seen then 'not_seen_from_the_start'
        when figures.has_gap then 'gap'
        when common.index_year is null then 'no_common_year'
    end as no_index_because,
    figures.value_rub,
    figures.growth_rate,
    figures.like_for_like_rate,
    if(figures.is_over and figures.is_seen and not figures.has_gap, 100 * (cast(figures.value_rub as double) / cast(base.value_rub as double)), null)
        as index,
    common.index_year,
    figures.is_provisional
from figures
cross join common
left join figures as base on base.segment = figures.segment and base.year = common.index_year
