-- Only some of the tickets of a version, and a halt after the first few of them.
alter table migration add column choice longtext;
alter table migration add column halt_after int;
