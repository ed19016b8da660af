alter table offering add column currency varchar(3) default 'EUR' not null;
