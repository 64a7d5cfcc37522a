-- One set of statements for SQLite and PostgreSQL. Ids are text (UUID v7), times are
-- bigint (milliseconds since 1970-01-01T00:00:00Z), and case is folded by the service,
-- because the two databases fold and collate Unicode differently.

create table accounts (
    id text not null primary key,
    email text not null,
    -- The lower-cased address: two spellings of one address are one account.
    email_key text not null unique,
    -- A PHC string, so the parameters can be raised without touching old rows.
    password_hash text not null,
    created_at bigint not null
);

create table sessions (
    -- SHA-256 of the token, base64url: whoever reads this table cannot sign in with it.
    token_hash text not null primary key,
    account_id text not null references accounts (id) on delete cascade,
    created_at bigint not null,
    expires_at bigint not null
);
create index sessions_by_expiry on sessions (expires_at);

create table sign_in_attempts (
    id text not null primary key,
    -- The account that was tried, folded as in accounts, and the address it was tried from.
    email_key text not null,
    client text not null,
    attempted_at bigint not null
);
create index sign_in_attempts_by_email on sign_in_attempts (email_key, attempted_at);
create index sign_in_attempts_by_client on sign_in_attempts (client, attempted_at);
create index sign_in_attempts_by_time on sign_in_attempts (attempted_at);

-- Every key starts with the owner, so no query can reach another account's rows by accident
-- and one account's rows lie together.
create table contact_groups (
    account_id text not null references accounts (id) on delete cascade,
    id text not null,
    name text not null,
    -- The folded name: unique per account, searched, and the order of the list.
    name_key text not null,
    -- Counts the changes of this row; it is the entity tag.
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (account_id, id)
);
create unique index contact_groups_by_name on contact_groups (account_id, name_key);

create table contacts (
    account_id text not null,
    group_id text not null,
    id text not null,
    name text not null,
    name_key text not null,
    email text not null,
    email_key text not null,
    phone text,
    note text,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (account_id, group_id, id),
    foreign key (account_id, group_id) references contact_groups (account_id, id) on delete cascade
);
create index contacts_by_name on contacts (account_id, group_id, name_key, id);
