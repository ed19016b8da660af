create table offering_category (
    category_key varchar(64) not null primary key,
    name varchar(160) not null,
    name_de varchar(160),
    place integer not null
);

create table offering (
    offering_key varchar(64) not null primary key,
    kind varchar(16) not null,
    lifecycle varchar(16) not null,
    category varchar(64) not null,
    name varchar(160) not null,
    name_de varchar(160),
    summary varchar(1000),
    summary_de varchar(1000),
    keywords varchar(400),
    icon varchar(40),
    practice varchar(64) not null,
    form varchar(120),
    service varchar(64),
    owner varchar(64),
    audience varchar(64) not null,
    price decimal(12, 2),
    cost_centre varchar(64),
    delivery_days integer,
    version integer not null,
    constraint fk_offering_category foreign key (category) references offering_category (category_key)
);

create table offering_part (
    offering_key varchar(64) not null,
    place integer not null,
    part varchar(64) not null,
    primary key (offering_key, place),
    constraint fk_offering_part foreign key (part) references offering (offering_key),
    constraint fk_offering_bundle foreign key (offering_key) references offering (offering_key)
);

-- Whether somebody leads people is asked at each look into the catalogue.
create index ix_person_manager on person (manager);
