-- Where an account has signed in from: guesses from elsewhere do not shut its person out there.
create table sign_in_place (
    account varchar(64) not null,
    network varchar(150) not null,
    last_at bigint not null,
    primary key (account, network)
);
