create table notification (
    id bigint not null primary key,
    account varchar(64) not null,
    ticket varchar(32),
    topic varchar(64) not null,
    arguments longtext not null,
    at bigint not null,
    read_at bigint,
    event_id varchar(190) not null,
    node char(16) not null,
    constraint uq_notification unique (account, event_id)
);
create index ix_notification_account on notification (account, read_at, id);
create index ix_notification_list on notification (account, id);
create index ix_notification_at on notification (at);

-- Who does what only one node may do at a time, and until when.
create table node_lease (
    name varchar(64) not null primary key,
    owner char(16) not null,
    until_at bigint not null
);

-- Spring Modulith's persistent publication log. A message may be long, so its event is no varchar.
-- Spring Modulith writes the name in capitals, and MariaDB and MySQL on Linux tell the two apart.
create table EVENT_PUBLICATION (
    id varchar(36) not null primary key,
    completion_date timestamp(6) null,
    event_type varchar(512) not null,
    listener_id varchar(512) not null,
    publication_date timestamp(6) not null,
    serialized_event longtext not null
);
create index ix_event_publication_open on EVENT_PUBLICATION (completion_date, publication_date);
