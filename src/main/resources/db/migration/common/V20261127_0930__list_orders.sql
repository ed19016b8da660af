-- Most urgent first and of those the latest first: an order in two directions needs an index in two directions.
create index ix_ticket_priority_updated on ticket (priority_order, updated_at desc, id desc);
create index ix_ticket_priority_opened on ticket (priority_order, opened_at desc, id desc);
