-- Tickets that are opened by date: what, for whom, every how many months, and when next.
create table recurrence (
    id bigint not null primary key,
    practice varchar(64) not null,
    subject varchar(255) not null,
    owner varchar(64) not null,
    answers longtext not null,
    every_months int not null,
    -- A day as ISO 8601, which sorts as text.
    next_on varchar(10) not null,
    due_days int,
    paused boolean not null,
    last_ticket varchar(32),
    last_opened_at bigint,
    problem varchar(1000),
    try_after bigint,
    version int not null
);
create index ix_recurrence_next on recurrence (paused, next_on);
