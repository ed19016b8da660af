-- Read by nobody: filters compare the key of a value, dates too.
drop index ix_ci_attribute_at on ci_attribute;
