-- Grain: one row per order_month, scope, channel, marketplace, seller_country, seller_id.
-- Money: GMV in roubles of the orders with a rate.
select
    orders_as_of.order_month,
    if(orders_as_of.flow = 'export', 'export', 'home_on_partner_marketplace') as scope,
    orders_as_of.channel,
    orders_as_of.marketplace,
    cast(order_facts.seller_country as varchar) as seller_country,
    order_facts.seller_id,
    count(*) as order_count,
    count(*) filter (is_in_gmv) as gmv_order_count,
    count(orders_as_of.order_amount_rub) filter (is_in_gmv) as converted_order_count,
    coalesce(sum(orders_as_of.order_amount_rub) filter (is_in_gmv), 0) as gmv_rub
from orders_as_of
inner join order_facts on orders_as_of.order_id = order_facts.order_id
where
    is_placed
    and (
        orders_as_of.flow = 'export'
        or (
            orders_as_of.flow = 'domestic'
            and orders_as_of.marketplace in ('aliexpress', 'tmall', 'taobao', 'jd', 'gearbest', 'lightinthebox')
        )
    )
group by all
