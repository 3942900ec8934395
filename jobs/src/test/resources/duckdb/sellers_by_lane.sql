-- Grain: one row per seller and month with an order, on his marketplace and once more on all (null).
-- first_month is null for sellers who are there when the logs of their marketplace begin.
with

logs_begin as (
    select marketplace, min(order_month) as first_logged
    from orders_as_of
    group by marketplace
),

sellers as (
    select
        seller_months.*,
        seller_months.marketplace || ' ' || seller_id as seller,
        cast(order_month || '-01' as date) as month_start,
        min(order_month) over (partition by scope, channel, seller_country, seller_months.marketplace, seller_id)
            as seen_since,
        nullif(seen_since, first_logged) as first_month
    from seller_months
    inner join logs_begin on seller_months.marketplace = logs_begin.marketplace
)

select * from sellers
union all
select * replace (null as marketplace) from sellers
