-- Grain: one row per period_type, period, channel, trade, dimension, payment_method, payment_provider, payment_currency.
-- Money: of captured payments with a rate.
with

counted as (
    select
        period_type,
        period,
        channel,
        trade,
        dimension,
        payment_method,
        payment_provider,
        payment_currency,
        count(*) filter (outcome <> 'refund_only') as attempt_count,
        count(*) filter (outcome = 'captured') as captured_count,
        count(*) filter (outcome = 'declined') as declined_count,
        count(*) filter (outcome = 'authorized') as open_count,
        count(hour_class) as timed_count,
        quantile_disc(hour_class, 0.5) as median_hours,
        quantile_disc(hour_class, 0.9) as p90_hours,
        avg(seconds_to_capture) filter (hour_class is not null) as mean_seconds,
        coalesce(sum(payment_amount_rub) filter (outcome = 'captured'), 0) as captured_rub,
        coalesce(sum(given_back_rub) filter (outcome = 'captured'), 0) as refunded_rub,
        count(*) filter (outcome = 'captured' and is_charged_back) as chargeback_count
    from payment_periods
    group by all
)

select
    * exclude (median_hours, p90_hours, mean_seconds),
    captured_count / nullif(attempt_count, 0) as capture_share,
    declined_count / nullif(attempt_count, 0) as decline_share,
    if(timed_count >= 10, median_hours, null) as median_capture_hours,
    if(timed_count >= 10, p90_hours, null) as p90_capture_hours,
    if(timed_count >= 10, mean_seconds / 3600, null) as mean_capture_hours,
    cast(refunded_rub as double) / nullif(cast(captured_rub as double), 0) as refund_share,
    chargeback_count / nullif(captured_count, 0) as chargeback_share
from counted
