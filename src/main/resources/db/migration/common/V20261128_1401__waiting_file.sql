-- Files that somebody has uploaded for an answer and not sent yet; their bytes lie in attachment_chunk under the same id.
create table waiting_file (
    id bigint not null primary key,
    account varchar(64) not null,
    name varchar(255) not null,
    media_type varchar(160) not null,
    size_in_bytes bigint not null,
    sha256 char(64) not null,
    at bigint not null
);
create index ix_waiting_file_account on waiting_file (account, id);
create index ix_waiting_file_at on waiting_file (at);
