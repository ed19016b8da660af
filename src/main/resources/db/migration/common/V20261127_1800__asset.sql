-- Classes of configuration items and kinds of relations are data: shipped ones are put in where they are missing.
create table ci_class (
    class_key varchar(64) not null primary key,
    parent varchar(64),
    definition longtext not null,
    version int not null,
    updated_at bigint not null
);

create table ci_relation_kind (
    kind varchar(32) not null primary key,
    definition longtext not null
);

create table ci (
    id bigint not null primary key,
    number varchar(32) not null,
    class_key varchar(64) not null,
    name varchar(255) not null,
    state varchar(32) not null,
    unit varchar(32) not null,
    owner varchar(64),
    user_account varchar(64),
    support_group varchar(64),
    -- 1 (highest) to 4; what the most critical of those that need it hands down; and the lower of both, 9 for neither.
    criticality int,
    criticality_inherited int,
    criticality_order int generated always as (least(coalesce(criticality, 9), coalesce(criticality_inherited, 9))),
    environment varchar(32),
    location_id bigint,
    service_key varchar(64),
    serial varchar(128),
    uuid varchar(64),
    asset_tag varchar(64),
    source varchar(64),
    last_seen_at bigint,
    last_seen_order bigint generated always as (coalesce(last_seen_at, 0)),
    inventory_hash varchar(64),
    -- Copied from the class: seen by the staff of every unit.
    shared boolean not null,
    -- The state belongs to a phase that is behind the item: retired, disposed, expired.
    ended boolean not null,
    merged_into bigint,
    created_at bigint not null,
    updated_at bigint not null,
    changed_by varchar(64) not null,
    version int not null,
    constraint uq_ci_number unique (number)
);
create index ix_ci_name on ci (ended, name, id);
create index ix_ci_unit on ci (unit, ended, name, id);
create index ix_ci_shared on ci (shared, ended, name, id);
create index ix_ci_class on ci (class_key, ended, name, id);
create index ix_ci_updated on ci (updated_at, id);
create index ix_ci_criticality on ci (criticality_order, name, id);
create index ix_ci_owner on ci (owner);
create index ix_ci_user on ci (user_account);
create index ix_ci_group on ci (support_group, ended, name, id);
create index ix_ci_location on ci (location_id);
create index ix_ci_service on ci (service_key);
create index ix_ci_serial on ci (serial);
create index ix_ci_uuid on ci (uuid);
create index ix_ci_asset_tag on ci (asset_tag);
create index ix_ci_last_seen on ci (last_seen_at);
create index ix_ci_last_seen_order on ci (last_seen_order, id);
create index ix_ci_merged on ci (merged_into);

create table ci_attribute (
    ci_id bigint not null,
    attribute varchar(64) not null,
    value_text varchar(2000),
    value_number decimal(20, 4),
    value_at bigint,
    -- The value in lower case, cut: what filters compare with.
    value_key varchar(128) not null,
    source varchar(64),
    seen_at bigint,
    primary key (ci_id, attribute)
);
create index ix_ci_attribute_value on ci_attribute (attribute, value_key, ci_id);
create index ix_ci_attribute_at on ci_attribute (attribute, value_at, ci_id);

-- Where the values of fields are known from; a field without a row was written by a person.
create table ci_field_source (
    ci_id bigint not null,
    field varchar(32) not null,
    source varchar(64) not null,
    seen_at bigint not null,
    primary key (ci_id, field)
);

-- The words of names, numbers and searchable attributes in lower case: search is by how a word begins.
create table ci_word (
    word varchar(64) not null,
    ci_id bigint not null,
    primary key (word, ci_id)
);
create index ix_ci_word_ci on ci_word (ci_id);

create table ci_identifier (
    kind varchar(24) not null,
    value_key varchar(190) not null,
    ci_id bigint not null,
    primary key (kind, value_key, ci_id)
);
create index ix_ci_identifier_ci on ci_identifier (ci_id);

create table ci_relation (
    id bigint not null primary key,
    kind varchar(32) not null,
    from_id bigint not null,
    to_id bigint not null,
    -- The set, within what the item needs, whose members back each other up, and how many of them must work.
    redundancy varchar(32),
    needed int,
    source varchar(64),
    created_at bigint not null,
    constraint uq_ci_relation unique (kind, from_id, to_id)
);
create index ix_ci_relation_from on ci_relation (from_id, kind, to_id);
create index ix_ci_relation_to on ci_relation (to_id, kind, from_id);

create table ci_change (
    sequence bigint not null primary key,
    ci_id bigint not null,
    at bigint not null,
    actor varchar(64) not null,
    source varchar(64),
    act varchar(32) not null,
    field varchar(96),
    before_value varchar(2000),
    after_value varchar(2000)
);
create index ix_ci_change_ci on ci_change (ci_id, sequence);

create table ci_baseline (
    id bigint not null primary key,
    name varchar(160) not null,
    note varchar(1000),
    scope longtext not null,
    unit varchar(32) not null,
    items int not null,
    at bigint not null,
    actor varchar(64) not null
);
create index ix_ci_baseline_at on ci_baseline (at, id);

create table ci_baseline_item (
    baseline_id bigint not null,
    ci_id bigint not null,
    snapshot longtext not null,
    primary key (baseline_id, ci_id)
);

create table ticket_ci (
    ticket_id bigint not null,
    ci_id bigint not null,
    role varchar(16) not null,
    added_by varchar(64) not null,
    added_at bigint not null,
    primary key (ticket_id, ci_id, role)
);
create index ix_ticket_ci_ci on ticket_ci (ci_id, ticket_id);
