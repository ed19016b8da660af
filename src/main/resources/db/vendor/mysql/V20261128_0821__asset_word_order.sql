-- Words are looked up by a range, from how one begins to what comes after: only code points order them in that way.
alter table ci_word modify word varchar(64) character set utf8mb4 collate utf8mb4_bin not null;
