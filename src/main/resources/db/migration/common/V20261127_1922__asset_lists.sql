-- Orders of the list of assets within a unit: neither database sorts the unit, nor reads it to its end for a rare class.
create index ix_ci_unit_class on ci (unit, class_key, ended, name, id);
create index ix_ci_unit_updated on ci (unit, ended, updated_at desc, id desc);
create index ix_ci_unit_criticality on ci (unit, ended, criticality_order, name, id);
