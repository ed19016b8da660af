create table person (
    account varchar(64) not null primary key,
    name varchar(160) not null,
    email varchar(254),
    unit varchar(32) not null,
    title varchar(160),
    phone varchar(64),
    site varchar(160),
    locale varchar(16) not null,
    zone varchar(64) not null,
    vip boolean not null,
    active boolean not null,
    manager varchar(64),
    password_hash varchar(255),
    created_at bigint not null,
    version int not null
);
create index ix_person_name on person (name, account);

create table support_group (
    group_key varchar(64) not null primary key,
    name varchar(160) not null,
    unit varchar(32) not null,
    lead_account varchar(64),
    description varchar(500)
);

create table group_member (
    group_key varchar(64) not null,
    account varchar(64) not null,
    primary key (group_key, account)
);
create index ix_group_member_account on group_member (account, group_key);

create table role_grant (
    account varchar(64) not null,
    role varchar(32) not null,
    unit varchar(32) not null,
    primary key (account, role, unit)
);

create table person_skill (
    account varchar(64) not null,
    skill varchar(64) not null,
    skill_level int not null,
    primary key (account, skill)
);

-- Half-open: from_at is the first instant of the absence, to_at the first one after it.
create table absence (
    id bigint not null primary key,
    account varchar(64) not null,
    from_at bigint not null,
    to_at bigint not null,
    substitute varchar(64),
    reason varchar(160)
);
create index ix_absence_account on absence (account, to_at);

create table api_token (
    id bigint not null primary key,
    account varchar(64) not null,
    name varchar(160) not null,
    token_hash char(64) not null,
    scopes varchar(500) not null,
    created_at bigint not null,
    expires_at bigint,
    last_used_at bigint,
    revoked_at bigint,
    constraint uq_api_token_hash unique (token_hash)
);
create index ix_api_token_account on api_token (account);

create table sign_in_throttle (
    throttle_key varchar(190) not null primary key,
    failures int not null,
    window_started_at bigint not null,
    blocked_until bigint
);
