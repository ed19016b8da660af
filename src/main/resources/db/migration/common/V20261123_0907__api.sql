create table idempotent_request (
    account varchar(64) not null,
    request_key varchar(128) not null,
    body_hash char(64) not null,
    status int not null,
    location varchar(255),
    etag varchar(64),
    body longtext not null,
    at bigint not null,
    primary key (account, request_key)
);
create index ix_idempotent_request_at on idempotent_request (at);
