-- What readers read: an article as it was last published, beside the ticket that it is written in.
create table article (
    number varchar(32) not null primary key,
    practice varchar(64) not null,
    unit varchar(32) not null,
    readers varchar(16) not null,
    title varchar(255) not null,
    body longtext not null,
    keywords varchar(400),
    service_key varchar(64),
    owner varchar(64),
    version int not null,
    published_at bigint not null,
    review_at bigint,
    -- State of the ticket when the text was taken; any other one says that somebody works on it again.
    taken_state varchar(64) not null,
    readable boolean not null,
    seen int not null,
    helped int not null,
    helped_not int not null,
    solved int not null
);
create index ix_article_helped on article (readable, helped, published_at);

create table article_judgement (
    number varchar(32) not null,
    account varchar(64) not null,
    helped boolean not null,
    judged_at bigint not null,
    primary key (number, account)
);
