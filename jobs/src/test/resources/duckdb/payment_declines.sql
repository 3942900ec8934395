-- Grain: one row per period_type, period, channel, trade, dimension, payment_method, payment_provider, decline_reason.
with

slices as (
    select *, count(*) filter (outcome <> 'refund_only') over slice as attempt_count,
        count(*) filter (outcome = 'declined') over slice as all_declined
    from payment_periods
    where dimension in ('total', 'method_provider')
    window slice as (
        partition by period_type, period, channel, trade, dimension, payment_method, payment_provider
    )
),

counted as (
    select
        period_type,
        period,
        channel,
        trade,
        dimension,
        payment_method,
        payment_provider,
        coalesce(reason, 'unknown') as decline_reason,
        period_end,
        attempt_count,
        all_declined,
        count(*) as declined_count
    from slices
    where outcome = 'declined'
    group by all
)

select
    * exclude (period_end, all_declined),
    declined_count / all_declined as share_of_declines,
    declined_count / attempt_count as share_of_attempts,
    wilson_low(declined_count, attempt_count) as share_of_attempts_low,
    wilson_high(declined_count, attempt_count) as share_of_attempts_high,
    is_provisional(period_end) as is_provisional
from counted
