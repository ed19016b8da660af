create table practice (
    practice_key varchar(64) not null primary key,
    name varchar(160) not null,
    unit varchar(32) not null,
    prefix varchar(8) not null,
    current_version int not null,
    folder_hash char(64),
    constraint uq_practice_prefix unique (prefix)
);

-- A published version never changes: files is the pack as zip, byte for byte, hash its SHA-256.
create table pack_version (
    practice_key varchar(64) not null,
    version int not null,
    name varchar(160) not null,
    files longblob not null,
    hash char(64) not null,
    deployment varchar(64),
    published_at bigint not null,
    published_by varchar(64) not null,
    approved_by varchar(64),
    comment varchar(2000),
    primary key (practice_key, version)
);

create table pack_draft (
    id bigint not null primary key,
    practice_key varchar(64) not null,
    base_version int not null,
    files longblob not null,
    hash char(64) not null,
    origin varchar(16) not null,
    status varchar(16) not null,
    author varchar(64) not null,
    created_at bigint not null,
    updated_at bigint not null,
    checked_hash char(64),
    check_green boolean not null,
    check_result longtext,
    approved_hash char(64),
    approved_by varchar(64),
    approved_at bigint,
    approve_comment varchar(2000),
    published_version int,
    version int not null
);
create index ix_pack_draft_practice on pack_draft (practice_key, status, updated_at);
