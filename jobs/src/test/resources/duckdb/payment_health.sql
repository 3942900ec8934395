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
        period_start,
        period_end,
        count(*) filter (outcome <> 'refund_only') as attempt_count,
        count(*) filter (outcome = 'captured') as captured_count,
        count(*) filter (outcome = 'declined') as declined_count,
        count(*) filter (outcome = 'authorized') as open_count,
        count(*) filter (outcome = 'refund_only') as refund_only_count,
        count(hour_class) as timed_count,
        quantile_disc(hour_class, 0.5) as median_hours,
        quantile_disc(hour_class, 0.9) as p90_hours,
        avg(seconds_to_capture) filter (hour_class is not null) as mean_seconds,
        coalesce(sum(payment_amount_rub) filter (outcome = 'captured'), 0) as captured_rub,
        coalesce(sum(given_back_rub) filter (outcome = 'captured'), 0) as refunded_rub,
        count(payment_amount_rub) filter (outcome = 'captured') as converted_count,
        count(*) filter (outcome = 'captured' and is_refunded) as refunded_count,
        count(*) filter (outcome = 'captured' and is_charged_back) as chargeback_count
    from payment_periods
    group by all
)

select
    * exclude (median_hours, p90_hours, mean_seconds),
    captured_count / nullif(attempt_count, 0) as capture_share,
    wilson_low(captured_count, attempt_count) as capture_share_low,
    wilson_high(captured_count, attempt_count) as capture_share_high,
    declined_count / nullif(attempt_count, 0) as decline_share,
    wilson_low(declined_count, attempt_count) as decline_share_low,
    wilson_high(declined_count, attempt_count) as decline_share_high,
    if(timed_count >= 10, median_hours, null) as median_capture_hours,
    if(timed_count >= 10, p90_hours, null) as p90_capture_hours,
    if(timed_count >= 10, mean_seconds / 3600, null) as mean_capture_hours,
    if(timed_count < 10, 'too_few_timed', null) as hours_unknown_because,
    cast(refunded_rub as double) / nullif(cast(captured_rub as double), 0) as refund_share,
    case
        when captured_rub > 0 then null
        when captured_count > 0 and converted_count = 0 then 'no_rate'
        else 'nothing_captured'
    end as refund_share_unknown_because,
    chargeback_count / nullif(captured_count, 0) as chargeback_share,
    wilson_low(chargeback_count, captured_count) as chargeback_share_low,
    wilson_high(chargeback_count, captured_count) as chargeback_share_high,
    is_provisional(period_end) as is_provisional
from counted
