-- Maintenance windows, blackouts and critical days, in wall time.
create table change_window (
    id bigint not null primary key,
    kind varchar(16) not null,
    name varchar(160) not null,
    unit varchar(32) not null,
    zone varchar(64) not null,
    starts_local varchar(19) not null,
    ends_local varchar(19) not null,
    recurrence varchar(400),
    except_dates longtext not null,
    scopes longtext not null,
    note varchar(1000),
    uid varchar(190),
    updated_at bigint not null,
    changed_by varchar(64) not null,
    version int not null
);
create index ix_change_window_unit on change_window (unit, kind);
create index ix_change_window_uid on change_window (uid);

-- What the calendar knows of a change beside its ticket.
create table change_booking (
    ticket_id bigint not null primary key,
    number varchar(32) not null,
    practice varchar(64) not null,
    change_type varchar(64),
    planned_from bigint,
    planned_to bigint,
    actual_from bigint,
    actual_to bigint,
    -- First instant that the lead time allows.
    earliest bigint,
    approved boolean not null,
    ended boolean not null,
    failed boolean not null,
    -- Worst of what stands against it; null where nothing does or nobody looked yet.
    severity varchar(16),
    conflicts int not null,
    checked_at bigint,
    -- Somebody looked at exactly these conflicts and wants to keep the time.
    fingerprint varchar(64),
    kept_reason varchar(1000),
    kept_by varchar(64),
    kept_at bigint,
    constraint uq_change_booking unique (number)
);
create index ix_change_booking_from on change_booking (planned_from, planned_to);
create index ix_change_booking_ended on change_booking (ended, planned_to);

create table change_conflict (
    ticket_id bigint not null,
    position int not null,
    kind varchar(24) not null,
    severity varchar(16) not null,
    from_at bigint not null,
    to_at bigint not null,
    other_ticket bigint,
    window_id bigint,
    ci_id bigint,
    other_ci bigint,
    steps int not null,
    note varchar(40),
    rule_note varchar(400),
    primary key (ticket_id, position)
);
create index ix_change_conflict_other on change_conflict (other_ticket);

-- Whoever books holds the row until commit: two who book at once see each other, whatever it is that they share.
create table change_turn (
    name varchar(16) not null primary key
);
insert into change_turn (name) values ('schedule');

create table change_board_meeting (
    id bigint not null primary key,
    group_key varchar(64) not null,
    at bigint not null,
    place varchar(160),
    minutes longtext,
    held_at bigint,
    changed_by varchar(64) not null,
    updated_at bigint not null,
    version int not null
);
create index ix_change_board_meeting on change_board_meeting (group_key, at);

create table change_board_item (
    meeting_id bigint not null,
    ticket_id bigint not null,
    position int not null,
    decision varchar(24),
    note varchar(2000),
    decided_by varchar(64),
    decided_at bigint,
    primary key (meeting_id, ticket_id)
);
create index ix_change_board_item_ticket on change_board_item (ticket_id);

-- A calendar that others subscribe to, by a link that is a secret of its own.
create table change_feed (
    id bigint not null primary key,
    account varchar(64) not null,
    name varchar(80) not null,
    token_hash char(64) not null,
    created_at bigint not null,
    last_used_at bigint,
    revoked_at bigint,
    constraint uq_change_feed unique (token_hash)
);
create index ix_change_feed_account on change_feed (account);
