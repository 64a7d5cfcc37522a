// One prepared statement per function, with the durability that the contacts service promises.
import Database from "better-sqlite3";

export function open(path) {
  const database = new Database(path, { fileMustExist: true });
  database.pragma("busy_timeout = 2000");
  database.pragma("journal_mode = wal");
  database.pragma("synchronous = full");
  database.pragma("foreign_keys = on");

  const accountOf = database.prepare(
    `select accounts.id, accounts.email from sessions join accounts on accounts.id = sessions.account_id
     where sessions.token_hash = ? and sessions.expires_at > ?`,
  );
  const groups = database.prepare(
    `select id, name, name_key, version, created_at, updated_at from contact_groups
     where account_id = ? order by name_key limit ?`,
  );
  const countGroups = database.prepare("select count(*) from contact_groups where account_id = ?").pluck();
  const group = database.prepare(
    `select id, name, version, created_at, updated_at from contact_groups
     where account_id = ? and id = ?`,
  );
  const addContact = database.prepare(
    `insert into contacts
       (account_id, group_id, id, name, name_key, email, email_key, phone, note, version, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    accountOf: (hash, now) => accountOf.get(hash, now),
    groups: (account, limit) => groups.all(account, limit),
    countGroups: (account) => countGroups.get(account),
    group: (account, id) => group.get(account, id),
    addContact: (account, group, c) =>
      addContact.run(account, group, c.id, c.name, c.name.toLowerCase(), c.email, c.email.toLowerCase(),
        c.phone, c.note, c.version, c.created_at, c.updated_at),
  };
}
