-- Grain: one row per mart, measure, scope, dimension, slice, period_type, compared_with and revision_type.
-- Day: as in revisions, over all periods; a later value is that of this release.
-- Ratios are added up in the order of their size, so that a sum does not depend on how rows lie.
with

-- Few rows: in one partition they are grouped without being moved.
compared as (
    select /*+ coalesce(1) */
        mart, measure, scope, dimension, slice, period_type, compared_with, revision_type, earlier_value, value, revision
    from revisions
    where revision is not null
),

listed as (
    select
        mart, measure, scope, dimension, slice, period_type, compared_with, revision_type,
        count(*) as period_count,
        array_sort(collect_list(revision)) as revisions,
        array_sort(collect_list(abs(value))) as later_sizes,
        count_if(revision > 0) as up_count,
        count_if(signum(earlier_value) = signum(value)) as same_sign_count
    from compared
    group by mart, measure, scope, dimension, slice, period_type, compared_with, revision_type
),

summed as (
    select
        *,
        aggregate(revisions, 0d, (total, one) -> total + one) / period_count as mean_revision,
        aggregate(revisions, 0d, (total, one) -> total + abs(one)) as revised,
        aggregate(later_sizes, 0d, (total, one) -> total + one) as later
    from listed
)

select
    mart,
    measure,
    scope,
    dimension,
    slice,
    period_type,
    compared_with,
    revision_type,
    period_count,
    mean_revision,
    revised / period_count as mean_absolute_revision,
    revised / nullif(later, 0) as relative_mean_absolute_revision,
    sqrt(
        aggregate(revisions, 0d, (total, one) -> total + power(one - mean_revision, 2))
        / nullif(period_count - 1, 0)
    ) as revision_deviation,
    array_min(revisions) as smallest_revision,
    array_max(revisions) as largest_revision,
    up_count / period_count as up_share,
    if(endswith(measure, '_growth_rate'), same_sign_count / period_count, null) as same_sign_share
from summed
