-- Impact walks relations level by level: all that it reads of one is in the index, so that none is looked up in its table.
create index ix_ci_relation_walk_from on ci_relation (from_id, kind, to_id, redundancy, needed);
create index ix_ci_relation_walk_to on ci_relation (to_id, kind, from_id, redundancy, needed);
