-- The longer ones take their place.
drop index ix_ci_unit;
drop index ix_ci_shared;
drop index ix_ci_name;
-- Identifiers are looked up in ci_identifier.
drop index ix_ci_serial;
drop index ix_ci_uuid;
drop index ix_ci_asset_tag;
