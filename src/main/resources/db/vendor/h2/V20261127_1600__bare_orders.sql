-- See list_plans: the indexes of the bare orders have successors.
drop index ix_task_priority;
drop index ix_task_created;
drop index ix_task_due;
drop index ix_ticket_updated;
drop index ix_ticket_opened;
drop index ix_ticket_due;
drop index ix_ticket_priority;
drop index ix_ticket_priority_updated;
drop index ix_ticket_priority_opened;
