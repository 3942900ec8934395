-- Grain: one row per year.
select year, count(*) as teas, :as_of as day
from teas
group by year
