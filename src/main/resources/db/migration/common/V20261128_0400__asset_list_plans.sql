-- A word knows the name of its item: what has a word that many have is read in the order of the list, and stops at the page.
create table ci_word_named (
    word varchar(64) not null,
    name varchar(255) not null,
    ci_id bigint not null,
    primary key (word, name, ci_id)
);
insert into ci_word_named (word, name, ci_id)
select w.word, c.name, w.ci_id from ci_word w join ci c on c.id = w.ci_id;
drop table ci_word;
alter table ci_word_named rename to ci_word;
create index ix_ci_word_ci on ci_word (ci_id, word);

-- Classes are told from the index alone where the list is walked for a few of them.
create index ix_ci_unit_name on ci (unit, ended, name, id, class_key);
create index ix_ci_shared_name on ci (shared, ended, name, id, class_key);
create index ix_ci_ended_name on ci (ended, name, id, class_key);
