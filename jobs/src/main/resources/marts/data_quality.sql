-- Grain: one row per source, log, month, kind, reason; reason "any" stands for all of its kind.
-- Day: the month of the day that the file is named by; null for files without a day.
with

lines as (
    select source, log, date_format(file_date, 'yyyy-MM') as month, sum(read_count) as read_count,
        sum(accepted_count) as accepted_count, sum(rejected_count) as rejected_count,
        sum(not_selected_count) as not_selected_count
    from ledger
    group by source, log, date_format(file_date, 'yyyy-MM')
),

totals as (
    select source, log, month, read_count,
        stack(3, 'accepted', accepted_count, 'rejected', rejected_count, 'not_selected', not_selected_count)
            as (kind, row_count)
    from lines
),

reasons as (
    select ledger.source, ledger.log, date_format(ledger.file_date, 'yyyy-MM') as month,
        ledger_reasons.kind, ledger_reasons.reason, sum(ledger_reasons.row_count) as row_count
    from ledger_reasons
    inner join ledger on ledger_reasons.file = ledger.file and ledger_reasons.source = ledger.source
    group by ledger.source, ledger.log, date_format(ledger.file_date, 'yyyy-MM'),
        ledger_reasons.kind, ledger_reasons.reason
)

select source, log, month, kind, 'any' as reason, row_count, read_count,
    cast(row_count as double) / nullif(read_count, 0) as share
from totals
union all
select reasons.source, reasons.log, reasons.month, reasons.kind, reasons.reason, reasons.row_count,
    lines.read_count, cast(reasons.row_count as double) / nullif(lines.read_count, 0)
from reasons
inner join lines
    on reasons.source = lines.source and reasons.log = lines.log and reasons.month <=> lines.month
