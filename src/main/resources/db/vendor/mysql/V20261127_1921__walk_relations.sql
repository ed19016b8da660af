-- The longer ones take their place.
drop index ix_ci_relation_from on ci_relation;
drop index ix_ci_relation_to on ci_relation;
