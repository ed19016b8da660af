-- What a board decided between two of its meetings.
create index ix_approval_round_ended on approval_round (ended_at, id);
