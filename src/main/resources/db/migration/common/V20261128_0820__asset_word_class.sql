-- A word knows the class of its item too: a word that many have, but none of the class that is asked for, is told from the index alone.
create table ci_word_of_class (
    word varchar(64) not null,
    name varchar(255) not null,
    ci_id bigint not null,
    class_key varchar(64) not null,
    primary key (word, name, ci_id, class_key)
);
insert into ci_word_of_class (word, name, ci_id, class_key)
select w.word, w.name, w.ci_id, c.class_key from ci_word w join ci c on c.id = w.ci_id;
drop table ci_word;
alter table ci_word_of_class rename to ci_word;
create index ix_ci_word_ci on ci_word (ci_id, word);
