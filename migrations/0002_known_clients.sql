-- From where an account was signed in lately. An attack on the account from elsewhere does not
-- lock these clients out. Rows older than the service cares for are deleted.
create table known_clients (
    email_key text not null references accounts (email_key) on delete cascade on update cascade,
    client text not null,
    signed_in_at bigint not null,
    primary key (email_key, client)
);
create index known_clients_by_time on known_clients (signed_in_at);
