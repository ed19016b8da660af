-- The name of a flow may be long: the minutes say it whole.
alter table change_board_item modify decision varchar(255);
