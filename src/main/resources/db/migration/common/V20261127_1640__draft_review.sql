-- What second persons said about a draft, and about which files.
create table pack_draft_review (
    id bigint not null primary key,
    draft_id bigint not null,
    hash char(64) not null,
    reviewer varchar(64) not null,
    verdict varchar(16) not null,
    comment varchar(2000) not null,
    reviewed_at bigint not null
);
create index ix_pack_draft_review on pack_draft_review (draft_id, id);
