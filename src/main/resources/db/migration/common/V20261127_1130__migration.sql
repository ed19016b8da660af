-- Moving running tickets from one published version of a practice to another, or only trying it.
-- active_key is set while a real one is under way, so that there is never more than one a version.
create table migration (
    id bigint not null primary key,
    practice varchar(64) not null,
    from_version int not null,
    to_version int not null,
    dry_run boolean not null,
    status varchar(16) not null,
    mapping longtext not null,
    started_by varchar(64) not null,
    started_at bigint not null,
    finished_at bigint,
    active_key varchar(96),
    lease_owner varchar(64),
    lease_until bigint,
    constraint uq_migration_active unique (active_key)
);
create index ix_migration_practice on migration (practice, id);
create index ix_migration_status on migration (status, lease_until);

-- One row a ticket: written with the move itself, in one transaction.
create table migration_ticket (
    migration_id bigint not null,
    ticket_id bigint not null,
    number varchar(32) not null,
    result varchar(16) not null,
    message varchar(1000),
    report longtext,
    done_at bigint,
    primary key (migration_id, ticket_id)
);
create index ix_migration_ticket_result on migration_ticket (migration_id, result, ticket_id);
