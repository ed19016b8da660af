-- The longer ones take their place.
drop index ix_ci_relation_from;
drop index ix_ci_relation_to;
