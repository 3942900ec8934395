-- The payments log out of the payment house's export: one row for the payment, one for its refunds.
-- The export has no payment number, so order and attempt make one: the same line gives the same
-- number every night. A word that is not listed passes as it is, and is rejected as an unknown code.
-- Refunds in the export are the sum so far, as the payments log wants them.
with

states as (
    select *,
        stack(2,
            case result when 'ok' then 'captured' when 'refused' then 'declined' else result end, at, sum,
            'refunded', refunded_on, refunded)
            as (payment_status, payment_at, payment_amount)
    from raw
)

select concat_ws('-', order_no, attempt) as payment_id, order_no as order_id, payment_status,
    payment_at,
    case means
        when 'bank card' then 'card'
        when 'qiwi' then 'e_wallet'
        when 'webmoney' then 'e_wallet'
        when 'phone bill' then 'mobile'
        else means
    end as payment_method,
    house as payment_provider, payment_amount, money as payment_currency,
    if(payment_status = 'declined', why, null) as decline_reason, _file, _line
from states
where payment_at is not null or payment_status <> 'refunded'
