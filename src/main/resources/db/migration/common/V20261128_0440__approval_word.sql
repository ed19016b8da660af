-- Which approvals ask the members of a group now: the agenda of a board.
create index ix_approval_vote_word on approval_vote (word, state, round_id);
