-- Grain: one row per mart, measure, scope, dimension, slice, period_type, period and compared_with.
-- Day: as-of days of this release and of the earlier ones that comparisons names for the end of each period.
-- A figure that only one of both releases told has a row that says so.
-- Few rows: in one partition each, they are joined without being moved.
with

later as (
    select /*+ coalesce(1) */
        comparisons.*,
        mart, measure, scope, dimension, slice, period_type, period, code_version, configuration, value
    from comparisons
    inner join vintages on comparisons.period_end = vintages.period_end
),

earlier as (
    select /*+ coalesce(1) */
        comparisons.*,
        mart, measure, scope, dimension, slice, period_type, period, code_version, configuration, value
    from comparisons
    inner join earlier_vintages
        on comparisons.period_end = earlier_vintages.period_end
            and comparisons.earlier_release = earlier_vintages.release
),

pairs as (
    select
        mart, measure, scope, dimension, slice, period_type, period, compared_with,
        earlier_release, period_end, earlier_as_of_date,
        earlier.value as earlier_value, later.value,
        earlier.code_version = later.code_version and earlier.configuration = later.configuration as is_same_method
    from later
    full join earlier using (
        mart, measure, scope, dimension, slice, period_type, period, compared_with,
        earlier_release, period_end, earlier_as_of_date
    )
)

select
    mart,
    measure,
    scope,
    dimension,
    slice,
    period_type,
    period,
    compared_with,
    earlier_release,
    if(is_same_method, 'content', if(is_same_method is null, null, 'methodology')) as revision_type,
    case when earlier_value is null then 'not_told_then' when value is null then 'no_longer_told' end
        as not_comparable_because,
    datediff(earlier_as_of_date, period_end) as earlier_age_days,
    datediff(:as_of, earlier_as_of_date) as lag_days,
    earlier_value,
    value,
    value - earlier_value as revision,
    (value - earlier_value) / nullif(abs(value), 0) as relative_revision,
    period_end,
    earlier_as_of_date
from pairs
