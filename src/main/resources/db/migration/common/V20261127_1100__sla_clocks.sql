-- Versions of agreements: never changed, valid from effective_from until a later version is.
create table sla_agreement (
    agreement_key varchar(64) not null,
    version int not null,
    practice varchar(64) not null,
    kind varchar(8) not null,
    name varchar(160) not null,
    definition longtext not null,
    content_hash char(64) not null,
    -- Where it came from: pack:<version>, or the account that wrote it.
    origin varchar(80) not null,
    effective_from bigint not null,
    created_at bigint not null,
    comment varchar(1000),
    primary key (agreement_key, version)
);
create index ix_sla_agreement_practice on sla_agreement (practice, agreement_key);

-- What happened to tickets, with what clocks must know of it copied in. Rows are only added.
create table sla_fact (
    id bigint not null primary key,
    ticket_id bigint not null,
    at bigint not null,
    kind varchar(24) not null,
    content longtext not null
);
create index ix_sla_fact_ticket on sla_fact (ticket_id, at, id);

-- Each clock as it stood when its ticket last changed: computed from the facts, never the truth.
create table sla_clock (
    id bigint not null primary key,
    ticket_id bigint not null,
    number varchar(32) not null,
    practice varchar(64) not null,
    agreement_key varchar(64) not null,
    agreement_version int not null,
    target varchar(64) not null,
    kind varchar(8) not null,
    state varchar(16) not null,
    cycle int not null,
    started_at bigint not null,
    due_at bigint,
    paused_since bigint,
    ended_at bigint,
    elapsed_seconds bigint not null,
    promised_seconds bigint,
    calendar_key varchar(64) not null,
    calendar_version int not null,
    -- Highest percent that was dealt with in this cycle, and when the clock must be looked at next.
    announced_percent int not null,
    next_at bigint,
    -- Thresholds up to then are noted, not announced: they lay behind when the clock was attached or its history written.
    quiet_until bigint not null,
    results int not null,
    claimed_until bigint not null,
    attempts int not null,
    constraint uq_sla_clock unique (ticket_id, agreement_key, target)
);
create index ix_sla_clock_next on sla_clock (next_at, claimed_until);
create index ix_sla_clock_agreement on sla_clock (agreement_key, ended_at, ticket_id);
create index ix_sla_clock_calendar on sla_clock (calendar_key, ended_at, ticket_id);

-- One row a threshold that was passed: the key makes each happen once.
create table sla_threshold (
    clock_id bigint not null,
    cycle int not null,
    percent int not null,
    -- ANNOUNCED; SKIPPED: a higher one was announced; QUIET: it lay behind already.
    outcome varchar(16) not null,
    passed_at bigint not null,
    handled_at bigint not null,
    node char(16) not null,
    primary key (clock_id, cycle, percent)
);

-- How clocks came out. Rows are only added.
create table sla_result (
    clock_id bigint not null,
    position int not null,
    ticket_id bigint not null,
    cycle int not null,
    outcome varchar(16) not null,
    cause varchar(24) not null,
    started_at bigint not null,
    due_at bigint,
    ended_at bigint not null,
    elapsed_seconds bigint not null,
    promise varchar(40) not null,
    agreement_version int not null,
    calendar_key varchar(64) not null,
    calendar_version int not null,
    primary key (clock_id, position)
);
create index ix_sla_result_ticket on sla_result (ticket_id);
create index ix_sla_result_ended on sla_result (ended_at);

-- The next due of a ticket's clocks, for lists; those without one come last.
alter table ticket add column due_at bigint;
alter table ticket add column due_order bigint generated always as (coalesce(due_at, 9223372036854775807));
create index ix_ticket_due on ticket (due_order, id);

-- A task has the due date that its diagram draws, or its ticket's, whichever is earlier.
alter table task_entry add column own_due_at bigint;
update task_entry set own_due_at = due_at;
alter table task_entry add column due_order bigint generated always as (coalesce(due_at, 9223372036854775807));
create index ix_task_due on task_entry (due_order, id);
