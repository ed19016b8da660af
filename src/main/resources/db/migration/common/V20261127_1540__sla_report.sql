-- How much open time the promise gave, to tell what was nearly missed; null for results from before.
alter table sla_result add column promised_seconds bigint;

-- What runs and is due next, for figures and lists of open clocks.
create index ix_sla_clock_due on sla_clock (kind, ended_at, due_at);
