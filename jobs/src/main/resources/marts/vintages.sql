-- Grain: one row per mart, measure, scope, dimension, slice, period_type and period.
-- Day: that of the mart; of periods that are over on the as-of day and ended less than two years before.
-- Money: gmv of each currency as the mart has it.
with

volumes as (
    select
        'volume_growth' as mart, trade as scope, dimension, slice, period_type, period, period_end,
        stack(2, measure, cast(value as double), measure || '_growth_rate', growth_rate) as (figure, figure_value)
    from volume_growth
    where channel = 'b2c' and trade in ('cross_border', 'domestic')
        and (
            dimension = 'total'
            or dimension = 'flow' and trade = 'cross_border'
            or dimension = 'marketplace' and measure in ('orders', 'gmv_rub')
        )
),

shares as (
    select
        'marketplace_ranking' as mart, trade as scope, 'marketplace' as dimension, marketplace as slice,
        period_type, period, period_end, measure || '_share' as figure, share as figure_value
    from marketplace_ranking
    where channel = 'b2c' and trade in ('cross_border', 'domestic')
),

deliveries as (
    select
        'delivery_time' as mart, scope, dimension, slice, cohort_type as period_type, cohort as period,
        cohort_end as period_end, 'median_days' as figure, cast(median_days as double) as figure_value
    from delivery_time
    where scope = 'import' and clock = 'operator' and day_type = 'calendar' and dimension in ('total', 'carrier')
),

figures as (
    select mart, scope, dimension, slice, period_type, period, period_end, figure, figure_value from volumes
    union all
    select mart, scope, dimension, slice, period_type, period, period_end, figure, figure_value from shares
    union all
    select mart, scope, dimension, slice, period_type, period, period_end, figure, figure_value from deliveries
)

-- One small file a release.
select /*+ coalesce(1) */
    mart,
    figure as measure,
    scope,
    dimension,
    slice,
    period_type,
    period,
    :release as release,
    :code_version as code_version,
    :configuration as configuration,
    figure_value as value,
    period_end,
    :as_of as as_of_date
from figures
where period_type in ('month', 'quarter', 'year')
    and period_end > :told_after and period_end <= :as_of
    and figure_value is not null
