create table service (
    service_key varchar(64) not null primary key,
    name varchar(160) not null,
    description varchar(1000),
    unit varchar(32) not null,
    criticality varchar(16) not null,
    support_group varchar(64),
    owner varchar(64),
    lifecycle varchar(16) not null,
    icon varchar(32)
);
