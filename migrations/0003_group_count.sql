-- How many groups an account has, kept with every group that is made or deleted: counting them
-- for `X-Total-Count` cost more with every group, and a list must not.
alter table accounts add column group_count bigint not null default 0;
update accounts set group_count =
    (select count(*) from contact_groups where contact_groups.account_id = accounts.id);
