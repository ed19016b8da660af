-- See list_plans: the indexes of the bare orders have successors.
drop index ix_task_priority on task_entry;
drop index ix_task_created on task_entry;
drop index ix_task_due on task_entry;
drop index ix_ticket_updated on ticket;
drop index ix_ticket_opened on ticket;
drop index ix_ticket_due on ticket;
drop index ix_ticket_priority on ticket;
drop index ix_ticket_priority_updated on ticket;
drop index ix_ticket_priority_opened on ticket;
