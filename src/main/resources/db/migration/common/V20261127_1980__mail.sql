-- What leaves by mail: written with the notice, sent after the commit, kept until the mail server has taken it.
create table mail_out (
    id bigint not null primary key,
    account varchar(64) not null,
    ticket varchar(32) not null,
    topic varchar(64) not null,
    arguments longtext not null,
    at bigint not null,
    event_id varchar(190) not null,
    state varchar(8) not null,
    due_at bigint not null,
    attempts int not null,
    ended_at bigint,
    error varchar(500),
    constraint uq_mail_out unique (account, event_id)
);
create index ix_mail_out_due on mail_out (state, due_at, id);
create index ix_mail_out_ended on mail_out (state, ended_at);

-- How people want to be told; no row: by mail, at once.
create table mail_wish (
    account varchar(64) not null primary key,
    rhythm varchar(16) not null
);
create table muted_ticket (
    account varchar(64) not null,
    ticket varchar(32) not null,
    at bigint not null,
    constraint pk_muted_ticket primary key (account, ticket)
);
