-- Keys of alerts are told apart by each of their characters: Disk and disk are two.
alter table alert_key modify alert_key varchar(190) character set utf8mb4 collate utf8mb4_bin not null;
