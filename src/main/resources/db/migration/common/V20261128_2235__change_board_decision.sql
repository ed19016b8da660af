-- What was decided by a task that was offered to a board, wherever that was done: the minutes of the meeting that follows have it.
create table change_board_decision (
    task_id varchar(64) not null primary key,
    group_key varchar(64) not null,
    ticket_id bigint not null,
    decision varchar(255) not null,
    note varchar(2000),
    decided_by varchar(64) not null,
    decided_at bigint not null,
    constraint fk_change_board_decision_ticket foreign key (ticket_id) references ticket (id)
);
create index ix_change_board_decision on change_board_decision (group_key, decided_at);
