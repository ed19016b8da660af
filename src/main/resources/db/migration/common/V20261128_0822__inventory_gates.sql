-- So many that rounds of reports beside each other seldom meet at one of them.
insert into inventory_gate (gate)
select g.gate + 512 * (a.n * 4 + b.n)
from inventory_gate g,
     (select 0 as n union all select 1 union all select 2 union all select 3) a,
     (select 0 as n union all select 1 union all select 2 union all select 3) b
where a.n * 4 + b.n > 0;
