-- Grain: one row per order_month, payment_date, flow, channel, payment_method, payment_provider, payment_currency, outcome, decline_reason, capture_hours.
-- Money: sums; of nothing 0.
select
    order_month,
    payment_date,
    flow,
    trade,
    channel,
    payment_method,
    payment_provider,
    payment_currency,
    outcome,
    case when outcome = 'declined' then coalesce(reason, 'unknown') end as decline_reason,
    hour_class as capture_hours,
    count(*) as payment_count,
    count(payment_amount_rub) as converted_count,
    count(*) filter (is_refunded) as refunded_count,
    count(*) filter (is_charged_back) as chargeback_count,
    coalesce(sum(seconds_to_capture) filter (hour_class is not null), 0) as capture_seconds,
    coalesce(sum(payment_amount), 0) as payment_amount,
    coalesce(sum(payment_amount_rub), 0) as payment_rub,
    coalesce(sum(given_back_rub), 0) as refunded_rub
from payments_as_of
group by all
