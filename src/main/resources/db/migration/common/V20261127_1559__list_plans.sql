-- The category of the ticket, once more beside each of its tasks: "on hold" is asked of tasks, and must not read every ticket.
alter table task_entry add column category varchar(20);
update task_entry set category = (select t.category from ticket t where t.id = task_entry.ticket_id);
create index ix_task_group_category on task_entry (group_key, category, priority, created_at, id);

-- Orders of a list begin with what every way to see a whole unit compares. An index of the bare order tempts the server to walk
-- all rows of all groups in order where a page of one group was asked for.
create index ix_task_open_priority on task_entry (confidential, priority, created_at, id);
create index ix_task_open_created on task_entry (confidential, created_at, id);
create index ix_task_open_due on task_entry (confidential, due_order, id);

create index ix_ticket_open_updated on ticket (confidential, updated_at, id);
create index ix_ticket_open_opened on ticket (confidential, opened_at, id);
create index ix_ticket_open_due on ticket (confidential, due_order, id);
create index ix_ticket_open_priority on ticket (confidential, priority_order, id);
create index ix_ticket_open_priority_updated on ticket (confidential, priority_order, updated_at desc, id desc);
create index ix_ticket_open_priority_opened on ticket (confidential, priority_order, opened_at desc, id desc);
-- The same orders within one group.
create index ix_task_group_created on task_entry (group_key, created_at, id);
create index ix_ticket_group_updated on ticket (group_key, updated_at, id);
create index ix_ticket_group_priority on ticket (group_key, priority_order, updated_at desc, id desc);
create index ix_ticket_group_opened on ticket (group_key, opened_at, id);
