create table notification (
    id bigint not null primary key,
    account varchar(64) not null,
    ticket varchar(32),
    topic varchar(64) not null,
    arguments longtext not null,
    at bigint not null,
    read_at bigint,
    event_id varchar(64) not null,
    constraint uq_notification unique (account, event_id)
);
create index ix_notification_account on notification (account, read_at, id);

-- Spring Modulith's persistent publication log.
create table event_publication (
    id varchar(36) not null primary key,
    completion_date timestamp(6) null,
    event_type varchar(512) not null,
    listener_id varchar(512) not null,
    publication_date timestamp(6) not null,
    serialized_event varchar(4000) not null
);
create index ix_event_publication_open on event_publication (completion_date, publication_date);
