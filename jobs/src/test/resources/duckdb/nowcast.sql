-- Grain: one row per measure, channel, scope, cohort_type, cohort.
from nowcast_of_orders
union all by name
from nowcast_of_deliveries
