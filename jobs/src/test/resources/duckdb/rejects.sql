-- Grain: one row per line that is not trusted.
-- Line: the reader counts the lines that it could not split (header is 1); of the others the place in the
-- file is known, which the lines not split before them move down. So no blank lines, no line ends in quotes.
with

unparsed_errors as (
    select 'orders' as log, scans.file_path as path, errors.line, errors.error_type
    from orders_unparsed as errors
    inner join orders_scans as scans using (scan_id, file_id)
    union all
    select 'payments', scans.file_path, errors.line, errors.error_type
    from payments_unparsed as errors
    inner join payments_scans as scans using (scan_id, file_id)
    union all
    select 'shipments', scans.file_path, errors.line, errors.error_type
    from shipments_unparsed as errors
    inner join shipments_scans as scans using (scan_id, file_id)
),

unparsed as (
    select
        log,
        path,
        line,
        if(bool_and(error_type in ('MISSING COLUMNS', 'TOO MANY COLUMNS')), 'line_ragged', 'line_unreadable') as reason,
        line - 1 - row_number() over (partition by log, path order by line) as split_before
    from unparsed_errors
    group by log, path, line
),

first_rows as (
    select 'orders' as log, cast(file as varchar) as path, min(rowid) as first_row from orders group by all
    union all
    select 'payments', cast(file as varchar), min(rowid) from payments group by all
    union all
    select 'shipments', cast(file as varchar), min(rowid) from shipments group by all
),

faulty as (
    select 'orders' as log, cast(file as varchar) as path, rowid as row, reason from orders where reason is not null
    union all
    select 'payments', cast(file as varchar), rowid, reason from payments where reason is not null
    union all
    select 'shipments', cast(file as varchar), rowid, reason from shipments where reason is not null
),

placed as (
    select log, path, reason, row, row - first_row + 1 as place
    from faulty
    inner join first_rows using (log, path)
),

lines as (
    select log, path, line, reason
    from unparsed
    union all
    select placed.log, placed.path, 1 + placed.place + count(unparsed.line), placed.reason
    from placed
    left join unparsed
        on placed.log = unparsed.log and placed.path = unparsed.path and unparsed.split_before < placed.place
    group by placed.log, placed.path, placed.row, placed.place, placed.reason
)

select log, path[length(getvariable('raw')) + 2:] as file, cast(line as bigint) as line, reason
from lines
