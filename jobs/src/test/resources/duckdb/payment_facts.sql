-- Grain: one row per payment and order.
-- Money: the amount to be paid in the currency of the greatest paying state, what was given back in its own,
-- converted at the rate of the first capture's day, else of the first state's. Refunds and chargebacks are
-- cumulative: the largest counts.
with

accepted as (
    select *, payment_status in ('authorized', 'declined', 'captured') as is_paying
    from payments
    where reason is null
),

greatest_state as (
    select payment_id, order_id, payment_status, payment_at as status_at, recorded_at as status_recorded_at
    from accepted
    qualify
        row_number() over (
            partition by payment_id, order_id
            order by payment_at desc, recorded_at desc nulls last, payment_status desc
        ) = 1
),

paying_state as (
    select
        payment_id,
        order_id,
        payment_status as paying_status,
        payment_at as paying_at,
        recorded_at as paying_recorded_at,
        payment_method,
        payment_provider,
        payment_currency,
        decline_reason,
        if(is_paying, payment_amount, null) as payment_amount
    from accepted
    qualify
        row_number() over (
            partition by payment_id, order_id
            order by
                is_paying desc, payment_at desc, recorded_at desc nulls last, payment_status desc,
                payment_method desc, payment_provider desc, payment_currency desc,
                decline_reason desc nulls last, payment_amount desc
        ) = 1
),

folded as (
    select
        payment_id,
        order_id,
        max(payment_amount) filter (payment_status = 'refunded') as refunded_amount,
        max((payment_amount, payment_currency)) filter (payment_status = 'refunded')[2] as refunded_currency,
        max(payment_amount) filter (payment_status = 'chargeback') as chargeback_amount,
        max((payment_amount, payment_currency)) filter (payment_status = 'chargeback')[2] as chargeback_currency,
        min(payment_at) filter (payment_status = 'authorized') as authorized_at,
        min(payment_at) filter (payment_status = 'declined') as declined_at,
        min(payment_at) filter (payment_status = 'captured') as captured_at,
        min(payment_at) filter (payment_status = 'refunded') as refunded_at,
        min(payment_at) filter (payment_status = 'chargeback') as chargeback_at,
        min(file_date(file)) as first_file_date,
        max(file_date(file)) as last_file_date,
        day_of(coalesce(captured_at, min(payment_at))) as fx_date
    from accepted
    group by payment_id, order_id
),

order_months as (
    select order_id, month_of(day_of(min(ordered_at))) as order_month
    from orders
    where reason is null
    group by order_id
)

select
    folded.payment_id,
    folded.order_id,
    greatest_state.payment_status,
    paying_state.paying_status,
    paying_state.payment_method,
    paying_state.payment_provider,
    paying_state.payment_currency,
    paying_state.decline_reason,
    paying_state.payment_amount,
    folded.refunded_amount,
    folded.refunded_currency,
    folded.chargeback_amount,
    folded.chargeback_currency,
    converted(paying_state.payment_amount, fx_daily.rub_rate) as payment_amount_rub,
    converted(paying_state.payment_amount, fx_daily.usd_rate) as payment_amount_usd,
    converted(paying_state.payment_amount, fx_daily.cny_rate) as payment_amount_cny,
    converted(folded.refunded_amount, refund_rates.rub_rate) as refunded_amount_rub,
    converted(folded.refunded_amount, refund_rates.usd_rate) as refunded_amount_usd,
    converted(folded.refunded_amount, refund_rates.cny_rate) as refunded_amount_cny,
    date_sub('second', folded.authorized_at, folded.captured_at) as seconds_to_capture,
    folded.fx_date,
    fx_daily.rate_date,
    greatest_state.status_at,
    greatest_state.status_recorded_at,
    paying_state.paying_at,
    paying_state.paying_recorded_at,
    folded.authorized_at,
    folded.declined_at,
    folded.captured_at,
    folded.refunded_at,
    folded.chargeback_at,
    folded.first_file_date,
    folded.last_file_date,
    coalesce(order_months.order_month, 'waiting') as order_month
from folded
inner join greatest_state
    on folded.payment_id = greatest_state.payment_id and folded.order_id = greatest_state.order_id
inner join paying_state
    on folded.payment_id = paying_state.payment_id and folded.order_id = paying_state.order_id
cross join last_rate
left join fx_daily
    on cast(paying_state.payment_currency as varchar) = fx_daily.currency
        and least(folded.fx_date, last_rate.fx_date) = fx_daily.fx_date
left join fx_daily as refund_rates
    on cast(folded.refunded_currency as varchar) = refund_rates.currency
        and least(folded.fx_date, last_rate.fx_date) = refund_rates.fx_date
left join order_months on folded.order_id = order_months.order_id
