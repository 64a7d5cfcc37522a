// Databases with a given number of accounts and groups, written straight into SQLite: signing in
// is slow on purpose, so the session is there already.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";

const Database = createRequire(new URL("../peers/express/", import.meta.url))("better-sqlite3");

const token = Buffer.alloc(32, 7);
export const TOKEN = token.toString("base64url");
export const GROUP = id(3, 0);
const MADE = Date.UTC(2026, 0, 1, 12, 0, 0, 123);

/**
 * A database file that nobody has open: `groups` groups of ten contacts for one of `accounts`, and
 * `others` empty groups for each other one.
 */
export function databaseOf(folder, contactsService, { accounts, groups, others = 0 }) {
  mkdirSync(folder, { recursive: true });
  const empty = `${folder}/empty.db`;
  if (!existsSync(empty)) migrate(contactsService, empty);
  const path = `${folder}/${accounts}-${groups}-${others}.db`;
  if (existsSync(path)) return path;
  copyFileSync(empty, path);
  const database = new Database(path);
  database.pragma("synchronous = off");
  database.transaction(() => fill(database, accounts, groups, others))();
  database.close();
  return path;
}

/** A fresh copy, without what an earlier one left in its log. */
export function copyOf(database, path) {
  for (const suffix of ["-wal", "-shm"]) rmSync(path + suffix, { force: true });
  copyFileSync(database, path);
  return path;
}

/** The service brings a database up to date when it makes an account. */
function migrate(contactsService, path) {
  execFileSync(contactsService, ["account", "add", "first@example.com", "--database-url", `sqlite:${path}`], {
    input: "a password of no use\n",
    stdio: ["pipe", "ignore", "ignore"],
  });
  const database = new Database(path);
  database.exec("delete from accounts");
  database.pragma("wal_checkpoint(truncate)");
  database.close();
}

function fill(database, accounts, groups, others) {
  const account = database.prepare(
    "insert into accounts (id, email, email_key, password_hash, created_at) values (?, ?, ?, 'none', ?)",
  );
  const group = database.prepare(
    `insert into contact_groups (account_id, id, name, name_key, version, created_at, updated_at)
     values (?, ?, ?, ?, 1, ?, ?)`,
  );
  const contact = database.prepare(
    `insert into contacts
       (account_id, group_id, id, name, name_key, email, email_key, phone, note, version, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, null, null, 1, ?, ?)`,
  );
  const owner = Math.floor(accounts / 2);
  for (let n = 0; n < accounts; n++) account.run(id(1, n), `user${n}@example.com`, `user${n}@example.com`, MADE);
  for (let n = 0; n < groups; n++) {
    const name = `Analytical Society ${String(n).padStart(5, "0")}`;
    group.run(id(1, owner), id(3, n), name, name.toLowerCase(), MADE, MADE);
    for (let m = 0; m < 10; m++) {
      const [name, email] = [`Contact ${m}`, `contact${m}@example.com`];
      contact.run(id(1, owner), id(3, n), id(4, n * 10 + m), name, name.toLowerCase(), email, email, MADE, MADE);
    }
  }
  for (let n = 0; n < accounts * others; n++) {
    const other = n % accounts;
    if (other !== owner) group.run(id(1, other), id(5, n), `Group ${n}`, `group ${n}`, MADE, MADE);
  }
  database.prepare("update accounts set group_count = ?").run(others);
  database.prepare("update accounts set group_count = ? where id = ?").run(groups, id(1, owner));
  const session = database.prepare(
    `insert into sessions (token_hash, id, account_id, client, created_at, last_used_at, expires_at)
     values (?, ?, ?, '127.0.0.1', ?, ?, ?)`,
  );
  for (let n = 0; n < accounts; n++) {
    const hash = n === owner ? createHash("sha256").update(token).digest("base64url") : `nobody-${n}`;
    session.run(hash, id(6, n), id(1, n), MADE, Date.now(), Date.now() + 7 * 86_400_000);
  }
}

function id(kind, n) {
  return `0197a000-${String(kind).padStart(4, "0")}-7000-8000-${n.toString(16).padStart(12, "0")}`;
}
