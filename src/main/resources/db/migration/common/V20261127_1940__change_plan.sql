-- The time and the items that were booked last: whoever approved the change looked at these.
alter table change_booking add column booked_plan longtext;
