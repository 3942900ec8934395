-- Grain: one row per payment, period_type and dimension.
with

periods as (
    select 'month' as period_type, strftime(payment_date, '%Y-%m') as period, * from payments_as_of
    union all
    select 'quarter', year(payment_date) || '-Q' || quarter(payment_date), * from payments_as_of
    union all
    select 'year', cast(year(payment_date) as varchar), * from payments_as_of
)

select * replace (null as payment_method, null as payment_provider, null as payment_currency), 'total' as dimension
from periods
union all
select * replace (null as payment_method, null as payment_provider), 'currency' from periods
union all
select * replace (null as payment_provider, null as payment_currency), 'method' from periods
union all
select * replace (null as payment_currency), 'method_provider' from periods
