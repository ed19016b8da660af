create table number_block (
    prefix varchar(8) not null primary key,
    next_number bigint not null
);

create table ticket (
    id bigint not null primary key,
    number varchar(32) not null,
    practice varchar(64) not null,
    pack_version int not null,
    unit varchar(32) not null,
    confidential boolean not null,
    subject varchar(255) not null,
    description longtext,
    requester varchar(64) not null,
    affected varchar(64),
    opened_by varchar(64) not null,
    channel varchar(16) not null,
    group_key varchar(64),
    assignee varchar(64),
    service_key varchar(64),
    priority int,
    -- The priority for sorting: tickets without one come last.
    priority_order int generated always as (coalesce(priority, 9)),
    state varchar(64) not null,
    category varchar(16) not null,
    fields longtext not null,
    process_instance varchar(64),
    opened_at bigint not null,
    updated_at bigint not null,
    resolved_at bigint,
    closed_at bigint,
    changed_by varchar(64) not null,
    changed_what varchar(255) not null,
    version int not null,
    constraint uq_ticket_number unique (number)
);
create index ix_ticket_unit on ticket (unit, category, updated_at, id);
create index ix_ticket_updated on ticket (updated_at, id);
create index ix_ticket_opened on ticket (opened_at, id);
create index ix_ticket_category on ticket (category, updated_at, id);
create index ix_ticket_priority on ticket (priority_order, id);
create index ix_ticket_practice on ticket (practice, category, updated_at, id);
create index ix_ticket_group on ticket (group_key, category, updated_at, id);
create index ix_ticket_assignee on ticket (assignee, category, updated_at, id);
create index ix_ticket_requester on ticket (requester, updated_at, id);
create index ix_ticket_service on ticket (service_key, category, updated_at, id);

-- Who takes part: the personal half of the visibility policy.
create table ticket_member (
    ticket_id bigint not null,
    account varchar(64) not null,
    relation varchar(16) not null,
    primary key (ticket_id, account, relation)
);
create index ix_ticket_member_account on ticket_member (account, ticket_id);

-- The practice's fields once more, one row a value, typed and indexed for filters.
create table ticket_field (
    ticket_id bigint not null,
    field_key varchar(64) not null,
    position int not null,
    text_value varchar(255),
    number_value decimal(19, 4),
    instant_value bigint,
    primary key (ticket_id, field_key, position)
);
create index ix_ticket_field_text on ticket_field (field_key, text_value, ticket_id);
create index ix_ticket_field_number on ticket_field (field_key, number_value, ticket_id);
create index ix_ticket_field_instant on ticket_field (field_key, instant_value, ticket_id);

-- Where a ticket stands in its diagram: one row for each step that waits.
create table ticket_step (
    id varchar(64) not null primary key,
    ticket_id bigint not null,
    activity varchar(128) not null,
    name varchar(255) not null,
    state varchar(64),
    waits boolean not null,
    since bigint not null
);
create index ix_ticket_step_ticket on ticket_step (ticket_id);

create table journal_entry (
    id bigint not null primary key,
    ticket_id bigint not null,
    kind varchar(16) not null,
    internal boolean not null,
    author varchar(64) not null,
    body longtext not null,
    at bigint not null
);
create index ix_journal_ticket on journal_entry (ticket_id, id);

create table attachment (
    id bigint not null primary key,
    ticket_id bigint not null,
    journal_id bigint,
    internal boolean not null,
    name varchar(255) not null,
    media_type varchar(160) not null,
    size_in_bytes bigint not null,
    sha256 char(64) not null,
    author varchar(64) not null,
    at bigint not null
);
create index ix_attachment_ticket on attachment (ticket_id, id);

create table attachment_chunk (
    attachment_id bigint not null,
    position int not null,
    bytes longblob not null,
    primary key (attachment_id, position)
);

create table ticket_link (
    id bigint not null primary key,
    source_id bigint not null,
    target_id bigint not null,
    type varchar(32) not null,
    author varchar(64) not null,
    at bigint not null,
    constraint uq_ticket_link unique (source_id, target_id, type)
);
create index ix_ticket_link_target on ticket_link (target_id);

-- The read row of an open task; id is the engine's task id. Lists read this, never the engine.
create table task_entry (
    id varchar(64) not null primary key,
    ticket_id bigint not null,
    number varchar(32) not null,
    practice varchar(64) not null,
    unit varchar(32) not null,
    confidential boolean not null,
    activity varchar(128) not null,
    name varchar(255) not null,
    group_key varchar(64),
    assignee varchar(64),
    priority int not null,
    created_at bigint not null,
    due_at bigint,
    form varchar(128),
    definition varchar(255) not null,
    follows_group boolean not null,
    follows_assignee boolean not null
);
create index ix_task_ticket on task_entry (ticket_id);
create index ix_task_assignee on task_entry (assignee, priority, created_at, id);
create index ix_task_group on task_entry (group_key, priority, created_at, id);
create index ix_task_unit on task_entry (unit, priority, created_at, id);
create index ix_task_priority on task_entry (priority, created_at, id);
create index ix_task_created on task_entry (created_at, id);

create table form_draft (
    account varchar(64) not null,
    place varchar(128) not null,
    content longtext not null,
    saved_at bigint not null,
    primary key (account, place)
);
