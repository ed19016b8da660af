-- Parts of an item by kind, as last reported: one row a kind, so that an inventory of a thousand parts costs a few rows.
create table ci_section (
    ci_id bigint not null,
    section varchar(32) not null,
    hash varchar(64) not null,
    items int not null,
    -- Empty for software, whose rows are in ci_software.
    content longtext not null,
    source varchar(64) not null,
    seen_at bigint not null,
    primary key (ci_id, section)
);

-- Each software, in each version, once; told apart by the hash of what stands in it.
create table software (
    id bigint not null primary key,
    hash varchar(64) not null,
    name varchar(255) not null,
    -- The name in lower case, cut: what is searched and counted by.
    name_key varchar(128) not null,
    version varchar(160) not null,
    publisher varchar(255) not null,
    architecture varchar(64) not null,
    kind varchar(32) not null,
    -- Package URL, where a bill of materials gives one.
    purl varchar(500) not null,
    licence varchar(255) not null,
    constraint uq_software_hash unique (hash)
);
create index ix_software_name on software (name_key, version, id);

-- What is installed on a device (origin inventory) or built into an application (origin sbom).
create table ci_software (
    ci_id bigint not null,
    origin varchar(16) not null,
    software_id bigint not null,
    detail varchar(64),
    primary key (ci_id, origin, software_id)
);
create index ix_ci_software_software on ci_software (software_id, origin, ci_id);

-- Reports that share an identifier wait for each other at its gate, so that two at once never make two items of one device.
create table inventory_gate (
    gate int not null primary key
);
insert into inventory_gate (gate)
select a.n * 64 + b.n * 8 + c.n
from (select 0 as n union all select 1 union all select 2 union all select 3 union all select 4 union all select 5 union all select 6 union all select 7) a,
     (select 0 as n union all select 1 union all select 2 union all select 3 union all select 4 union all select 5 union all select 6 union all select 7) b,
     (select 0 as n union all select 1 union all select 2 union all select 3 union all select 4 union all select 5 union all select 6 union all select 7) c;

create index ix_ci_inventory_hash on ci (inventory_hash);

-- Two items that may be one, until somebody has looked.
create table ci_duplicate (
    id bigint not null primary key,
    first_id bigint not null,
    second_id bigint not null,
    reason varchar(500) not null,
    state varchar(16) not null,
    found_at bigint not null,
    decided_at bigint,
    decided_by varchar(64),
    constraint uq_ci_duplicate unique (first_id, second_id)
);
create index ix_ci_duplicate_state on ci_duplicate (state, found_at, id);
create index ix_ci_duplicate_second on ci_duplicate (second_id);

-- What a merge moved, so that it can be taken back.
create table ci_merge (
    id bigint not null primary key,
    kept_id bigint not null,
    merged_id bigint not null,
    moved longtext not null,
    at bigint not null,
    actor varchar(64) not null,
    undone_at bigint,
    undone_by varchar(64)
);
create index ix_ci_merge_kept on ci_merge (kept_id, id);
create index ix_ci_merge_merged on ci_merge (merged_id, id);

-- Imports of tables, with how far they are.
create table ci_import (
    id bigint not null primary key,
    file_name varchar(255) not null,
    unit varchar(32) not null,
    actor varchar(64) not null,
    state varchar(16) not null,
    total int not null,
    done int not null,
    created int not null,
    changed int not null,
    unchanged int not null,
    refused int not null,
    findings longtext not null,
    started_at bigint not null,
    ended_at bigint
);
create index ix_ci_import_actor on ci_import (actor, started_at);

-- One node at a time looks for devices that were not seen any more.
create table inventory_turn (
    job varchar(32) not null primary key,
    next_at bigint not null
);
insert into inventory_turn (job, next_at) values ('ageing', 0);
