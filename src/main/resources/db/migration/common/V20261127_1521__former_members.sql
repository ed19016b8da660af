-- Who was assigned or affected once took part for ever; that ends with it now, for what is there already as well.
delete from ticket_member where relation = 'ASSIGNEE' and not exists
    (select 1 from ticket t where t.id = ticket_member.ticket_id and t.assignee = ticket_member.account);
delete from ticket_member where relation = 'AFFECTED' and not exists
    (select 1 from ticket t where t.id = ticket_member.ticket_id and t.affected = ticket_member.account);
