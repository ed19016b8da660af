-- One passage of a ticket through an approval of its diagram. What was decided before it, at the same step or another, does not
-- count in it.
create table approval_round (
    id bigint not null primary key,
    ticket_id bigint not null,
    number varchar(32) not null,
    practice varchar(40) not null,
    pack_version int not null,
    activity varchar(190) not null,
    name varchar(255) not null,
    instance varchar(64) not null,
    cycle_no int not null,
    -- who the diagram and its table want to be asked, in order, with the rule that says so
    plan longtext not null,
    -- whom they name and who was not asked, with the reason
    skipped longtext not null,
    -- values of what is approved, and their SHA-256
    content longtext not null,
    fingerprint varchar(64) not null,
    yes_outcome varchar(64) not null,
    level_no int not null,
    -- counts from 1; another one where what is approved changed after somebody had answered
    generation int not null,
    -- OPEN, APPROVED, REJECTED, WITHDRAWN
    status varchar(16) not null,
    outcome varchar(64),
    opened_at bigint not null,
    ended_at bigint,
    constraint uq_approval_round_instance unique (instance)
);
create index ix_approval_round_ticket on approval_round (ticket_id, id);

create table approval_vote (
    id bigint not null primary key,
    round_id bigint not null,
    task_id varchar(64),
    generation int not null,
    level_no int not null,
    place int not null,
    word varchar(80) not null,
    rule_id varchar(190) not null,
    -- whom the rule names; null where a group is asked
    asked varchar(64),
    -- who is to answer
    holder varchar(64),
    group_key varchar(64),
    -- why another person is to answer than the one who was named: SUBSTITUTE, DELEGATED, ESCALATED, LEFT
    because varchar(16),
    handed_by varchar(64),
    -- PLANNED, OPEN, YES, NO, VOID
    state varchar(16) not null,
    -- the answer was given on another level of the same round
    carried boolean not null,
    outcome varchar(64),
    decided_by varchar(64),
    -- desk, portal, link, api, silence
    way varchar(16),
    remark varchar(2000),
    fingerprint varchar(64),
    asked_at bigint,
    decided_at bigint,
    remind_at bigint,
    due_at bigint,
    next_at bigint,
    escalated boolean not null
);
create index ix_approval_vote_round on approval_vote (round_id, id);
create index ix_approval_vote_task on approval_vote (task_id);
create index ix_approval_vote_holder on approval_vote (holder, state, id);
create index ix_approval_vote_decided on approval_vote (decided_by, id);
create index ix_approval_vote_next on approval_vote (state, next_at);

-- Who decides approvals for somebody from an instant to another, although they are there.
create table approval_delegation (
    id bigint not null primary key,
    account varchar(64) not null,
    substitute varchar(64) not null,
    from_at bigint not null,
    to_at bigint not null,
    -- keys of practices with commas; null for all
    practices varchar(400),
    entered_by varchar(64) not null,
    entered_at bigint not null
);
create index ix_approval_delegation_account on approval_delegation (account, to_at);

-- What the links of mails are signed with.
create table approval_key (
    id int not null primary key,
    secret varchar(64) not null,
    created_at bigint not null
);
