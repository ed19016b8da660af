-- Who completed a step that another step of the diagram excludes them by (notBy).
create table task_done (
    ticket_id bigint not null,
    activity varchar(190) not null,
    account varchar(64) not null,
    done_at bigint not null,
    primary key (ticket_id, activity, account),
    constraint fk_task_done_ticket foreign key (ticket_id) references ticket (id)
);
