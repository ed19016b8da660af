-- Counts the changes, so that two people who rename or move a part of the catalogue do not overwrite each other.
alter table offering_category add version int not null default 0;
