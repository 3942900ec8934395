-- Grain: one row per inquiry or placed order of the channel b2b.
-- won_days: from the day of the inquiry to that of the first state of an order; null when there is none.
with

limits as (
    select (getvariable('as_of') + interval 1 day) at time zone getvariable('reporting_zone') as end_at
)

select
    orders_as_of.*,
    order_facts.buyer_key,
    order_facts.seller_id,
    case
        when is_inquiry and is_placed
            then day_of(least(order_facts.placed_at, order_facts.confirmed_at, order_facts.completed_at, order_facts.returned_at))
                - day_of(order_facts.inquired_at)
    end as won_days
from orders_as_of
inner join order_facts on orders_as_of.order_id = order_facts.order_id
where orders_as_of.channel = 'b2b' and (is_inquiry or is_placed)
