-- Grain: one row per line of the shipment logs that splits into fields, in the order of the files and lines.
-- reason: the first fault in the order of the contract; null when the line is accepted.
-- defects: what is wrong with its other columns, one after the other; null when nothing is.
with

raw as (
    select *
    from read_csv(
        getvariable('shipments_files'),
        filename = true, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
        store_rejects = true, rejects_table = 'shipments_unparsed', rejects_scan = 'shipments_scans',
        columns = {
            'tracking_number': 'varchar', 'order_id': 'varchar', 'carrier': 'varchar', 'service': 'varchar',
            'event_code': 'varchar', 'event_at': 'varchar', 'event_country': 'varchar', 'event_office': 'varchar'
        }
    )
),

texts as (
    select
        filename,
        compact(tracking_number) as tracking_number,
        trimmed(order_id) as order_id,
        lower(trimmed(carrier)) as carrier,
        lower(trimmed(service)) as service,
        upper(trimmed(event_code)) as event_code,
        trimmed(event_at) as event_at,
        upper(trimmed(event_country)) as event_country,
        trimmed(event_office) as event_office
    from raw
),

parsed as (
    select
        texts,
        filename,
        try_cast(texts.event_code as written_event) as written_event,
        instant(texts.event_at) as event_at,
        try_cast(texts.event_country as country) as event_country
    from texts
)

select
    cast(filename as shipments_file) as file,
    coalesce(
        'tracking_number_' || tracking_number_fault(texts.tracking_number),
        'order_id_' || text_fault(texts.order_id),
        'carrier_' || text_fault(texts.carrier),
        'event_code_' || code_fault(texts.event_code, written_event),
        'event_at_' || own_instant_fault(texts.event_at, event_at, last_instant(filename)),
        'event_country_' || listed_fault(texts.event_country, event_country, '[A-Z]{2}')
    ) as reason,
    nullif(concat_ws(
        ',',
        'service_' || optional_fault(text_fault(texts.service)),
        'event_office_' || optional_fault(text_fault(texts.event_office))
    ), '') as defects,
    texts.tracking_number,
    texts.order_id,
    texts.carrier,
    case when length(texts.service) <= 64 then texts.service else 'unknown' end as service,
    written_event,
    event_at,
    event_country
from parsed
