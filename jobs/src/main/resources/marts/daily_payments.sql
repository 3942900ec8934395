-- Grain: one row per order_month, payment_date, flow, channel, payment_method, payment_provider, payment_currency, outcome, decline_reason, capture_hours.
-- Day: payment_date is the day of the payment's first authorization, decline or capture in the reporting
-- zone, or of its refund when none of these arrived. Instants after the as-of day count as not having
-- happened. Payments whose order has not arrived wait and are not in it.
-- Money: what was to be paid, in its own currency, and in roubles at the rate of the capture's day, else
-- of the first state's. Refunds are cumulative, at the rate of their payment. A converted sum covers the
-- converted payments.
with

known as (
    select
        order_id,
        payment_method,
        payment_provider,
        payment_currency,
        payment_amount,
        payment_amount_rub,
        refunded_amount_rub,
        seconds_to_capture,
        if(paying_status = 'declined', decline_reason, null) as decline_reason,
        if(paying_at < :as_of_end, paying_status, null) as paying_status,
        if(authorized_at < :as_of_end, authorized_at, null) as authorized_at,
        if(declined_at < :as_of_end, declined_at, null) as declined_at,
        if(captured_at < :as_of_end, captured_at, null) as captured_at,
        if(refunded_at < :as_of_end, refunded_at, null) as refunded_at,
        if(chargeback_at < :as_of_end, chargeback_at, null) as chargeback_at
    from payment_facts
),

judged as (
    select
        *,
        coalesce(least(authorized_at, declined_at, captured_at), least(refunded_at, chargeback_at)) as first_at,
        ceil(seconds_to_capture / 3600) as hours,
        case
            when captured_at is not null then 'captured'
            when paying_status in ('declined', 'authorized') then paying_status
            -- What came last is not known yet on the day; of the first ones the later counts.
            when declined_at >= coalesce(authorized_at, declined_at) then 'declined'
            when authorized_at is not null then 'authorized'
            else 'refund_only'
        end as outcome
    from known
),

-- Coarser the longer it took, so that the rows stay few; 744 is longer than 30 days.
classed as (
    select
        *,
        case
            when outcome <> 'captured' or seconds_to_capture < 0 then null
            when hours <= 12 then hours
            when hours <= 72 then 6 * ceil(hours / 6)
            when hours <= 720 then 24 * ceil(hours / 24)
            when hours > 720 then 744
        end as capture_hours
    from judged
    where first_at is not null
)

select
    orders_as_of.order_month,
    cast(from_utc_timestamp(classed.first_at, :reporting_zone) as date) as payment_date,
    orders_as_of.flow,
    orders_as_of.trade,
    orders_as_of.channel,
    classed.payment_method,
    classed.payment_provider,
    classed.payment_currency,
    classed.outcome,
    if(classed.outcome = 'declined', coalesce(classed.decline_reason, 'unknown'), null) as decline_reason,
    classed.capture_hours,
    count(*) as payment_count,
    count(classed.payment_amount_rub) as converted_count,
    count(classed.refunded_at) as refunded_count,
    count(classed.chargeback_at) as chargeback_count,
    coalesce(sum(if(classed.capture_hours is null, 0, classed.seconds_to_capture)), 0) as capture_seconds,
    coalesce(sum(classed.payment_amount), 0) as payment_amount,
    coalesce(sum(classed.payment_amount_rub), 0) as payment_rub,
    coalesce(sum(if(classed.refunded_at is null, null, classed.refunded_amount_rub)), 0) as refunded_rub
from classed
inner join orders_as_of on classed.order_id = orders_as_of.order_id
group by
    orders_as_of.order_month, cast(from_utc_timestamp(classed.first_at, :reporting_zone) as date),
    orders_as_of.flow, orders_as_of.trade, orders_as_of.channel, classed.payment_method,
    classed.payment_provider, classed.payment_currency, classed.outcome,
    if(classed.outcome = 'declined', coalesce(classed.decline_reason, 'unknown'), null), classed.capture_hours
