-- The category of the ticket, once more beside each of its tasks: "on hold" is asked of tasks, and must not read every ticket.
alter table task_entry add column category varchar(20);
update task_entry set category = (select t.category from ticket t where t.id = task_entry.ticket_id);
create index ix_task_group_category on task_entry (group_key, category, priority, created_at, id);
