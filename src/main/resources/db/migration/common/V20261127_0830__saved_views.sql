-- Lists that people keep: what a view narrows to stands in the words of the address.
create table saved_view (
    id bigint not null primary key,
    list varchar(16) not null,
    name varchar(80) not null,
    owner varchar(64) not null,
    shared boolean not null,
    query varchar(2000) not null,
    created_at bigint not null
);
create index ix_saved_view_owner on saved_view (owner, list);
create index ix_saved_view_shared on saved_view (shared, list);

-- How a person wants a list's columns, by place.
create table list_layout (
    account varchar(64) not null,
    place varchar(96) not null,
    content varchar(2000) not null,
    primary key (account, place)
);

-- Sentences that people write again and again.
create table quick_text (
    id bigint not null primary key,
    name varchar(80) not null,
    body varchar(4000) not null,
    owner varchar(64) not null,
    shared boolean not null,
    created_at bigint not null
);
create index ix_quick_text_owner on quick_text (owner);
create index ix_quick_text_shared on quick_text (shared);
