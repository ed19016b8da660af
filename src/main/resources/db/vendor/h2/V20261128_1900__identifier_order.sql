-- Reports ask for several values of a kind at once: the database finds each of them only where the value comes first.
alter table ci_identifier drop primary key;
alter table ci_identifier add primary key (value_key, kind, ci_id);
