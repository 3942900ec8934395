-- Grain: one row per source, log, month, kind, reason, but for defects: of accepted rows the reasons are not kept here.
-- A source of its own name is all that there is of a log.
with

files as (
    select log as source, log, month_of(file_date(file)) as month, file, read_count, accepted_count, rejected_count
    from file_counts
),

months as (
    select source, log, month,
        sum(read_count) as read_count, sum(accepted_count) as accepted_count, sum(rejected_count) as rejected_count
    from files
    group by all
),

counted as (
    select source, log, month, 'accepted' as kind, 'any' as reason, accepted_count as row_count from months
    union all
    select source, log, month, 'rejected', 'any', rejected_count from months
    union all
    select source, log, month, 'not_selected', 'any', 0 from months
    union all
    select files.source, files.log, files.month, 'reject', rejects.reason, count(*)
    from rejects
    inner join files on rejects.log = files.log and rejects.file = files.file
    group by all
)

select
    source, log, month, kind, reason,
    cast(row_count as bigint) as row_count,
    cast(read_count as bigint) as read_count,
    row_count / nullif(read_count, 0) as share
from counted
inner join months using (source, log, month)
