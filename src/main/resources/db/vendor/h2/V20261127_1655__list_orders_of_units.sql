-- The orders of the lists once more within one unit: H2 chooses an index by what a query compares and sorts by in front, and
-- takes none for an order in the other direction.
create index ix_task_unit_priority on task_entry (unit, confidential, priority, created_at, id);
create index ix_task_unit_created on task_entry (unit, confidential, created_at, id);
create index ix_task_unit_created_desc on task_entry (unit, confidential, created_at desc, id desc);
create index ix_task_unit_due on task_entry (unit, confidential, due_order, id);
create index ix_task_group_created_desc on task_entry (group_key, created_at desc, id desc);
drop index ix_task_unit;

create index ix_ticket_unit_updated on ticket (unit, confidential, updated_at, id);
create index ix_ticket_unit_updated_desc on ticket (unit, confidential, updated_at desc, id desc);
create index ix_ticket_unit_opened on ticket (unit, confidential, opened_at, id);
create index ix_ticket_unit_opened_desc on ticket (unit, confidential, opened_at desc, id desc);
create index ix_ticket_unit_due on ticket (unit, confidential, due_order, id);
create index ix_ticket_unit_priority on ticket (unit, confidential, priority_order, id);
create index ix_ticket_unit_priority_desc on ticket (unit, confidential, priority_order desc, id desc);
create index ix_ticket_unit_priority_updated on ticket (unit, confidential, priority_order, updated_at desc, id desc);
create index ix_ticket_unit_priority_opened on ticket (unit, confidential, priority_order, opened_at desc, id desc);
create index ix_ticket_unit_number on ticket (unit, confidential, number);
create index ix_ticket_unit_number_desc on ticket (unit, confidential, number desc);
create index ix_ticket_group_updated_desc on ticket (group_key, updated_at desc, id desc);
create index ix_ticket_group_opened_desc on ticket (group_key, opened_at desc, id desc);
create index ix_ticket_group_priority_desc on ticket (group_key, priority_order desc, id desc);
create index ix_ticket_group_number on ticket (group_key, number);
create index ix_ticket_group_number_desc on ticket (group_key, number desc);
drop index ix_ticket_unit;

create index ix_task_open_created_desc on task_entry (confidential, created_at desc, id desc);
create index ix_ticket_open_updated_desc on ticket (confidential, updated_at desc, id desc);
create index ix_ticket_open_opened_desc on ticket (confidential, opened_at desc, id desc);
create index ix_ticket_open_priority_desc on ticket (confidential, priority_order desc, id desc);
create index ix_ticket_open_number on ticket (confidential, number);
create index ix_ticket_open_number_desc on ticket (confidential, number desc);
