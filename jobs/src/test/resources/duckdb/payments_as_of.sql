-- Grain: one row per payment of an order that is known, by the end of the as-of day.
-- What became of it by then: captured wins, of declined and authorized the later one.
-- Money: in roubles at the rate of the payment's fx_date. hour_class: the smallest listed limit not exceeded.
with

limits as (
    select
        (getvariable('as_of') + interval 1 day) at time zone getvariable('reporting_zone') as end_at,
        range(0, 13) || range(18, 73, 6) || range(96, 721, 24) as hour_limits
),

states as (
    select
        payment_facts.*,
        if(authorized_at < end_at, authorized_at, null) as authorized,
        if(declined_at < end_at, declined_at, null) as declined,
        if(captured_at < end_at, captured_at, null) as captured,
        coalesce(refunded_at < end_at, false) as is_refunded,
        coalesce(chargeback_at < end_at, false) as is_charged_back,
        if(least(refunded_at, chargeback_at) < end_at, least(refunded_at, chargeback_at), null) as given_back,
        hour_limits,
        end_at
    from payment_facts
    cross join limits
)

select
    states.payment_id,
    states.order_id,
    orders_as_of.order_month,
    day_of(coalesce(least(authorized, declined, captured), given_back)) as payment_date,
    orders_as_of.flow,
    orders_as_of.trade,
    orders_as_of.channel,
    cast(states.payment_method as varchar) as payment_method,
    states.payment_provider,
    cast(states.payment_currency as varchar) as payment_currency,
    case
        when captured is not null then 'captured'
        when paying_at < end_at and paying_status = 'declined' then 'declined'
        when paying_at < end_at and paying_status = 'authorized' then 'authorized'
        when declined is not null and (authorized is null or authorized <= declined) then 'declined'
        when authorized is not null then 'authorized'
        else 'refund_only'
    end as outcome,
    if(paying_status = 'declined', states.decline_reason, null) as reason,
    if(
        captured is not null and seconds_to_capture >= 0,
        coalesce(list_min(list_filter(hour_limits, lambda hours: hours * 3600 >= seconds_to_capture)), 744),
        null
    ) as hour_class,
    states.seconds_to_capture,
    is_refunded,
    is_charged_back,
    states.payment_amount,
    states.payment_amount_rub,
    if(is_refunded, states.refunded_amount_rub, null) as given_back_rub
from states
inner join orders_as_of on states.order_id = orders_as_of.order_id
where coalesce(authorized, declined, captured, given_back) is not null
