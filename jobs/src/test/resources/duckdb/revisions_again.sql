-- The revisions of a release once more, from the commits and the files of the vintages: the first release that
-- told a period, and the one before. The mart and its summary stand beside, to be compared.
with
commits as (
    select parse_filename(filename) as number, release, run
    from read_json(getvariable('warehouse') || '/releases/_log/*.json', filename = true)
),
told as (
    select figures.*, number
    from read_parquet(getvariable('warehouse') || '/vintages/*/*.parquet', hive_partitioning = true) as figures
    inner join commits using (run, release)
),
pairs as (
    select earlier.*, later.value as later_value, later.value - earlier.value as revision,
        rank() over (partition by earlier.period_end order by earlier.number) = 1 as is_first,
        rank() over (partition by earlier.period_end order by earlier.number desc) = 1 as is_previous
    from told as earlier
    inner join told as later using (mart, measure, scope, dimension, slice, period_type, period)
    where later.release = getvariable('release') and earlier.number < later.number
),
again as (
    select mart, measure, scope, dimension, slice, period_type, period, compared_with,
        release as earlier_release, value as earlier_value, later_value as value, revision
    from (
        select *, 'first' as compared_with from pairs where is_first
        union all
        select *, 'previous' as compared_with from pairs where is_previous
    )
),
mart as (
    select mart, measure, scope, dimension, slice, period_type, period, compared_with,
        earlier_release, earlier_value, value, revision
    from read_parquet(getvariable('warehouse') || '/releases/release=' || getvariable('release') || '/marts/revisions/*.parquet')
    where compared_with in ('first', 'previous') and revision is not null
),
sums as (
    select measure, scope, dimension, slice, period_type, compared_with, count(*) as n,
        round(avg(abs(revision)), 9) as mar, round(sum(abs(revision)) / nullif(sum(abs(value)), 0), 9) as rmar
    from again
    group by all
),
summary as (
    select measure, scope, dimension, slice, period_type, compared_with, period_count,
        round(mean_absolute_revision, 9), round(relative_mean_absolute_revision, 9)
    from read_parquet(getvariable('warehouse') || '/releases/release=' || getvariable('release') || '/marts/revision_summary/*.parquet')
    where compared_with in ('first', 'previous')
)
