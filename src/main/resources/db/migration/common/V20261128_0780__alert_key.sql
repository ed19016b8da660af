-- Which ticket an alert of a monitoring tool belongs to. The row is also the place where two reports of the same one meet.
create table alert_key (
    practice varchar(64) not null,
    alert_key varchar(190) not null,
    number varchar(32),
    opened_at bigint,
    primary key (practice, alert_key)
);
