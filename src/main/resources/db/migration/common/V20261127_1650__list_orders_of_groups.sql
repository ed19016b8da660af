-- Tickets of one group by priority from the least important one: both keys run the same way.
create index ix_ticket_group_priority_id on ticket (group_key, priority_order, id);

-- Tasks of a group that nobody has: listed and counted from the index alone.
create index ix_task_group_unclaimed on task_entry (group_key, assignee, priority, created_at, id, unit, confidential);
