-- The longer ones take their place.
drop index ix_ci_unit on ci;
drop index ix_ci_shared on ci;
drop index ix_ci_name on ci;
-- Identifiers are looked up in ci_identifier.
drop index ix_ci_serial on ci;
drop index ix_ci_uuid on ci;
drop index ix_ci_asset_tag on ci;
