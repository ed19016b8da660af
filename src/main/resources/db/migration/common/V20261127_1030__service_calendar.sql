create table service_calendar (
    calendar_key varchar(64) not null primary key,
    current_version int not null
);

-- A published version never changes: definition is its JSON, hash the SHA-256 of that.
create table service_calendar_version (
    calendar_key varchar(64) not null,
    version int not null,
    name varchar(160) not null,
    zone varchar(64) not null,
    effective_from bigint not null,
    definition longtext not null,
    hash char(64) not null,
    published_at bigint not null,
    published_by varchar(64) not null,
    comment varchar(2000),
    primary key (calendar_key, version)
);
