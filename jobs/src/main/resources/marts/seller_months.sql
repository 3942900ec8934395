-- Grain: one row per order_month, scope, channel, marketplace, seller_country, seller_id.
-- Day: the month of the order in the reporting zone.
-- Money: GMV in roubles as in daily_volume, of the orders with an exchange rate.
with

scoped as (
    select
        *,
        case
            when flow = 'export' then 'export'
            when flow = 'domestic' and find_in_set(marketplace, :partner_marketplaces) > 0
                then 'home_on_partner_marketplace'
        end as scope
    from orders_as_of
    where is_placed
)

select
    order_month,
    scope,
    channel,
    marketplace,
    seller_country,
    seller_id,
    count(*) as order_count,
    count_if(is_in_gmv) as gmv_order_count,
    count_if(is_in_gmv and order_amount_rub is not null) as converted_order_count,
    coalesce(sum(if(is_in_gmv, order_amount_rub, null)), 0) as gmv_rub
from scoped
where scope is not null
group by order_month, scope, channel, marketplace, seller_country, seller_id
