-- What an account's owner sees of its sessions. Sessions from before have no such facts and end:
-- their owners sign in once more.
drop table sessions;
create table sessions (
    -- SHA-256 of the token, base64url: whoever reads this table cannot sign in with it.
    token_hash text not null primary key,
    -- Names the session in a URL, and is no secret.
    id text not null unique,
    account_id text not null references accounts (id) on delete cascade,
    -- The address from where it was started, as in sign_in_attempts.
    client text not null,
    created_at bigint not null,
    -- Written at most once a minute, so that requests that read do not write.
    last_used_at bigint not null,
    expires_at bigint not null
);
create index sessions_by_account on sessions (account_id, created_at);
create index sessions_by_expiry on sessions (expires_at);
