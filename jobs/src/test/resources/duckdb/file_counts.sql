-- Grain: one row per file of the logs, an empty one too. Read = accepted + rejected.
with

files as (
    select 'orders' as log, file as path from glob(getvariable('orders_files'))
    union all
    select 'payments', file from glob(getvariable('payments_files'))
    union all
    select 'shipments', file from glob(getvariable('shipments_files'))
),

accepted as (
    select 'orders' as log, cast(file as varchar) as path, count(*) as accepted_count
    from orders where reason is null group by all
    union all
    select 'payments', cast(file as varchar), count(*)
    from payments where reason is null group by all
    union all
    select 'shipments', cast(file as varchar), count(*)
    from shipments where reason is null group by all
),

rejected as (
    select log, file, count(*) as rejected_count
    from rejects
    group by all
),

named as (
    select log, path, path[length(getvariable('raw')) + 2:] as file
    from files
)

select
    named.log,
    named.file,
    coalesce(accepted_count, 0) + coalesce(rejected_count, 0) as read_count,
    coalesce(accepted_count, 0) as accepted_count,
    coalesce(rejected_count, 0) as rejected_count
from named
left join accepted on named.log = accepted.log and named.path = accepted.path
left join rejected on named.log = rejected.log and named.file = rejected.file
