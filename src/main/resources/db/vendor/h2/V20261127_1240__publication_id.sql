-- On H2 the publication log reads its ids as UUID and fails on text, so that nothing was ever handed out again.
alter table EVENT_PUBLICATION alter column id uuid not null;
