-- Grain: one row per source, log, month, kind, reason.
-- A source of its own name is all that there is of a log.
with

files as (
    select log as source, log, month_of(file_date(file)) as month, file, read_count, accepted_count, rejected_count
    from file_counts
),

defective as (
    select 'orders' as log, cast(file as varchar) as path, defects from orders where reason is null and defects is not null
    union all
    select 'payments', cast(file as varchar), defects from payments where reason is null and defects is not null
    union all
    select 'shipments', cast(file as varchar), defects from shipments where reason is null and defects is not null
),

defects as (
    select log, path[length(getvariable('raw')) + 2:] as file, unnest(string_split(defects, ',')) as reason
    from defective
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
    union all
    select files.source, files.log, files.month, 'defect', defects.reason, count(*)
    from defects
    inner join files on defects.log = files.log and defects.file = files.file
    group by all
)

select
    source, log, month, kind, reason,
    cast(row_count as bigint) as row_count,
    cast(read_count as bigint) as read_count,
    row_count / nullif(read_count, 0) as share
from counted
inner join months using (source, log, month)
