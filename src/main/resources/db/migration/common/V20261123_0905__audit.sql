-- Insert only. node is the process that wrote the entry; digest covers every other column but the sequence, which the
-- link covers.
create table audit_entry (
    sequence bigint not null auto_increment primary key,
    at bigint not null,
    actor varchar(64) not null,
    act varchar(64) not null,
    object_type varchar(32) not null,
    object_id varchar(190) not null,
    ticket varchar(32),
    internal boolean not null,
    before_values longtext,
    after_values longtext,
    process_key varchar(64),
    process_version int,
    activity varchar(128),
    node char(16) not null,
    digest char(64) not null
);
create index ix_audit_ticket on audit_entry (ticket, sequence);
create index ix_audit_actor on audit_entry (actor, sequence);
create index ix_audit_act on audit_entry (act, sequence);
create index ix_audit_object on audit_entry (object_type, object_id, sequence);
create index ix_audit_at on audit_entry (at, sequence);

-- The chain over committed entries; see docs/adr/0004. Insert only.
create table audit_link (
    position bigint not null primary key,
    entry_sequence bigint not null,
    hash char(64) not null,
    constraint uq_audit_link_entry unique (entry_sequence)
);

-- Where the chain ends; every entry up to settled_sequence has its link. Only the sealer locks this row.
create table audit_head (
    id int not null primary key,
    position bigint not null,
    hash char(64) not null,
    settled_sequence bigint not null
);
insert into audit_head (id, position, hash, settled_sequence)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', 0);

-- The installation's Ed25519 key pair for exports, Base64 of X.509 and PKCS #8.
create table audit_key (
    id int not null primary key,
    public_key varchar(255) not null,
    private_key varchar(255) not null,
    created_at bigint not null
);

-- Insert only. The entry of the trail about it holds the digest of the row.
create table decision_entry (
    id bigint not null primary key,
    at bigint not null,
    ticket varchar(32) not null,
    decision_key varchar(128) not null,
    decision_version int not null,
    kind varchar(8) not null,
    process_key varchar(64),
    process_version int,
    activity varchar(128),
    inputs longtext not null,
    outputs longtext not null,
    matched_rules longtext not null
);
create index ix_decision_ticket on decision_entry (ticket, id);
create index ix_decision_key on decision_entry (decision_key, id);
