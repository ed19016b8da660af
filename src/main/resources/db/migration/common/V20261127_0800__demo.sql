-- Whether the history of the demo was begun here, and whether it is complete. Its row is also the lock of who plays it.
create table demo_history (
    id integer not null primary key,
    begun_at bigint not null,
    done_at bigint
);
