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
)

select
    period_type,
    period,
    channel,
    trade,
    dimension,
    payment_method,
    payment_provider,
    coalesce(reason, 'unknown') as decline_reason,
    count(*) as declined_count,
    attempt_count,
    count(*) / max(all_declined) as share_of_declines,
    count(*) / max(attempt_count) as share_of_attempts
from slices
where outcome = 'declined'
group by all
