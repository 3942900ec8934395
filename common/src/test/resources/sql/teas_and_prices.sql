-- Grain: one row per year.
select teas.year, count(*) as teas, :as_of as day
from teas
inner join prices on teas.id = prices.id
group by teas.year
