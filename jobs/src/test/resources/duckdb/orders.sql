-- Grain: one row per line of the order logs that splits into fields, in the order of the files and lines.
-- reason: the first fault in the order of the contract; null when the line is accepted.
-- defects: what is wrong with its other columns, one after the other; null when nothing is.
with

raw as (
    select *
    from read_csv(
        getvariable('orders_files'),
        filename = true, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
        store_rejects = true, rejects_table = 'orders_unparsed', rejects_scan = 'orders_scans',
        columns = {
            'order_id': 'varchar', 'order_status': 'varchar', 'status_at': 'varchar', 'recorded_at': 'varchar',
            'ordered_at': 'varchar', 'marketplace': 'varchar', 'channel': 'varchar', 'seller_id': 'varchar',
            'seller_country': 'varchar', 'buyer_id': 'varchar', 'origin_country': 'varchar',
            'destination_country': 'varchar', 'destination_region': 'varchar', 'destination_postcode': 'varchar',
            'category': 'varchar', 'item_quantity': 'varchar', 'order_amount': 'varchar', 'order_currency': 'varchar',
            'promised_days': 'varchar'
        }
    )
),

texts as (
    select
        filename,
        trimmed(order_id) as order_id,
        lower(trimmed(order_status)) as order_status,
        trimmed(status_at) as status_at,
        trimmed(recorded_at) as recorded_at,
        trimmed(ordered_at) as ordered_at,
        lower(trimmed(marketplace)) as marketplace,
        lower(trimmed(channel)) as channel,
        trimmed(seller_id) as seller_id,
        upper(trimmed(seller_country)) as seller_country,
        trimmed(buyer_id) as buyer_id,
        upper(trimmed(origin_country)) as origin_country,
        upper(trimmed(destination_country)) as destination_country,
        upper(trimmed(destination_region)) as destination_region,
        trimmed(destination_postcode) as destination_postcode,
        lower(trimmed(category)) as category,
        trimmed(item_quantity) as item_quantity,
        trimmed(order_amount) as order_amount,
        upper(trimmed(order_currency)) as order_currency,
        trimmed(promised_days) as promised_days
    from raw
),

parsed as (
    select
        texts,
        filename,
        try_cast(texts.order_status as order_status) as order_status,
        instant(texts.status_at) as status_at,
        instant(texts.recorded_at) as recorded_at,
        instant(texts.ordered_at) as ordered_at,
        try_cast(texts.channel as channel) as channel,
        try_cast(texts.seller_country as country) as seller_country,
        try_cast(texts.origin_country as country) as origin_country,
        try_cast(texts.destination_country as country) as destination_country,
        whole(texts.item_quantity) as item_quantity,
        amount(texts.order_amount) as order_amount,
        try_cast(texts.order_currency as currency) as order_currency,
        whole(texts.promised_days) as promised_days
    from texts
)

select
    cast(filename as orders_file) as file,
    coalesce(
        'order_id_' || text_fault(texts.order_id),
        'order_status_' || code_fault(texts.order_status, order_status),
        'status_at_' || own_instant_fault(texts.status_at, status_at, last_instant(filename)),
        'ordered_at_' || instant_fault(texts.ordered_at, ordered_at),
        'marketplace_' || text_fault(texts.marketplace),
        'channel_' || code_fault(texts.channel, channel),
        'seller_id_' || text_fault(texts.seller_id),
        'seller_country_' || listed_fault(texts.seller_country, seller_country, '[A-Z]{2}'),
        'buyer_id_' || text_fault(texts.buyer_id),
        'origin_country_' || listed_fault(texts.origin_country, origin_country, '[A-Z]{2}'),
        'destination_country_' || listed_fault(texts.destination_country, destination_country, '[A-Z]{2}'),
        'item_quantity_' || whole_fault(texts.item_quantity, item_quantity, 1, 2147483647),
        'order_amount_' || amount_fault(texts.order_amount, order_amount),
        'order_currency_' || listed_fault(texts.order_currency, order_currency, '[A-Z]{3}')
    ) as reason,
    nullif(concat_ws(
        ',',
        'recorded_at_' || optional_fault(instant_fault(texts.recorded_at, recorded_at)),
        case
            when not regexp_full_match(texts.destination_region, '[A-Z]{2}-[A-Z0-9]{1,3}')
                then 'destination_region_unreadable'
        end,
        'destination_postcode_' || optional_fault(text_fault(texts.destination_postcode)),
        'category_' || optional_fault(text_fault(texts.category)),
        'order_amount_' || rounded_fault(texts.order_amount),
        'promised_days_' || optional_fault(whole_fault(texts.promised_days, promised_days, 0, 3660))
    ), '') as defects,
    texts.order_id,
    order_status,
    status_at,
    case when instant_fault(texts.recorded_at, recorded_at) is null then recorded_at end as recorded_at,
    ordered_at,
    texts.marketplace,
    channel,
    texts.seller_id,
    seller_country,
    keyed_hash(texts.buyer_id) as buyer_key,
    origin_country,
    destination_country,
    case when regexp_full_match(texts.destination_region, '[A-Z]{2}-[A-Z0-9]{1,3}') then texts.destination_region end
        as destination_region,
    case when regexp_full_match(texts.destination_postcode, '[0-9]{6}') then left(texts.destination_postcode, 3) end
        as postcode_prefix,
    case when length(texts.category) <= 64 then texts.category end as category,
    item_quantity,
    order_amount,
    order_currency,
    case when promised_days between 0 and 3660 then promised_days end as promised_days
from parsed
