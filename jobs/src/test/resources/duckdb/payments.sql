-- Grain: one row per line of the payment logs that splits into fields, in the order of the files and lines.
-- reason: the first fault in the order of the contract; null when the line is accepted.
-- defects: what is wrong with its other columns, one after the other; null when nothing is.
with

raw as (
    select *
    from read_csv(
        getvariable('payments_files'),
        filename = true, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
        store_rejects = true, rejects_table = 'payments_unparsed', rejects_scan = 'payments_scans',
        columns = {
            'payment_id': 'varchar', 'order_id': 'varchar', 'payment_status': 'varchar', 'payment_at': 'varchar',
            'payment_method': 'varchar', 'payment_provider': 'varchar', 'payment_amount': 'varchar',
            'payment_currency': 'varchar', 'decline_reason': 'varchar', 'recorded_at': 'varchar'
        }
    )
),

texts as (
    select
        filename,
        trimmed(payment_id) as payment_id,
        trimmed(order_id) as order_id,
        lower(trimmed(payment_status)) as payment_status,
        trimmed(payment_at) as payment_at,
        lower(trimmed(payment_method)) as payment_method,
        lower(trimmed(payment_provider)) as payment_provider,
        trimmed(payment_amount) as payment_amount,
        upper(trimmed(payment_currency)) as payment_currency,
        lower(trimmed(decline_reason)) as decline_reason,
        trimmed(recorded_at) as recorded_at
    from raw
),

parsed as (
    select
        texts,
        filename,
        try_cast(texts.payment_status as payment_status) as payment_status,
        instant(texts.payment_at) as payment_at,
        try_cast(texts.payment_method as payment_method) as payment_method,
        amount(texts.payment_amount) as payment_amount,
        try_cast(texts.payment_currency as currency) as payment_currency,
        instant(texts.recorded_at) as recorded_at
    from texts
)

select
    cast(filename as payments_file) as file,
    coalesce(
        'payment_id_' || text_fault(texts.payment_id),
        'order_id_' || text_fault(texts.order_id),
        'payment_status_' || code_fault(texts.payment_status, payment_status),
        'payment_at_' || own_instant_fault(texts.payment_at, payment_at, last_instant(filename)),
        'payment_method_' || code_fault(texts.payment_method, payment_method),
        'payment_provider_' || text_fault(texts.payment_provider),
        'payment_amount_' || amount_fault(texts.payment_amount, payment_amount),
        'payment_currency_' || listed_fault(texts.payment_currency, payment_currency, '[A-Z]{3}')
    ) as reason,
    nullif(concat_ws(
        ',',
        'payment_amount_' || rounded_fault(texts.payment_amount),
        'decline_reason_' || optional_fault(text_fault(texts.decline_reason)),
        'recorded_at_' || optional_fault(instant_fault(texts.recorded_at, recorded_at))
    ), '') as defects,
    texts.payment_id,
    texts.order_id,
    payment_status,
    payment_at,
    payment_method,
    texts.payment_provider,
    payment_amount,
    payment_currency,
    case when length(texts.decline_reason) <= 64 then texts.decline_reason end as decline_reason,
    case when instant_fault(texts.recorded_at, recorded_at) is null then recorded_at end as recorded_at
from parsed
