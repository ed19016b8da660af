-- Reports ask for several values at once, of whatever kind.
alter table ci_identifier drop primary key, add primary key (value_key, kind, ci_id);
