-- The orders log out of the shop's wide export: one row per state that an order has reached.
-- Times and amounts stay the texts that they are: cleaning reads them, and names file and line of
-- those that it cannot read. A cast here would end the whole run instead.
with

states as (
    select *,
        stack(5,
            'placed', placed,
            'confirmed', paid,
            'completed', delivered,
            'cancelled', cancelled,
            'returned', if(state = 'sent back', changed, null))
            as (order_status, status_at)
    from raw
    -- Left out on purpose, and counted as not selected.
    where not (state <=> 'test')
)

select states.no as order_id, states.order_status, states.status_at, states.changed as recorded_at,
    states.placed as ordered_at, 'tea-house' as marketplace, 'b2c' as channel,
    'tea-house' as seller_id, 'CN' as seller_country, states.client as buyer_id,
    'CN' as origin_country, states.country as destination_country,
    customers.region as destination_region, states.goods as category,
    states.pieces as item_quantity, states.total as order_amount, states.money as order_currency,
    states.promise as promised_days, states._file, states._line
from states
-- A customer who is not in the look-up keeps the order, with an unknown region.
left join customers on states.client = customers.client
-- An order without the time of its placing is a fault to be told, not a line to be left out.
where states.status_at is not null or states.order_status = 'placed'
