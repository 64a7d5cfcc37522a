// The article's stack: Express, the cors package with the article's router and expression, and
// better-sqlite3 on the schema of migrations/.
import { createHash, randomUUID } from "node:crypto";

import * as cookie from "cookie";
import cors from "cors";
import express from "express";

import { open } from "./store.js";

const [port, database] = process.argv.slice(2);
const store = open(database);

const mixmaxCors = cors({
  origin: (origin, callback) => callback(null, /[^.\s]+\.mixmax\.com$/.test(origin)),
  credentials: true,
  exposedHeaders: ["ETag", "Link", "Location", "Retry-After", "X-Total-Count"],
  maxAge: 600,
});

/** Every call needs a session that the database knows. */
function signedIn(req, res, next) {
  const token = cookie.parse(req.headers.cookie ?? "").session;
  const hash = token && createHash("sha256").update(Buffer.from(token, "base64url")).digest("base64url");
  req.account = hash && store.accountOf(hash, Date.now());
  if (req.account) next();
  else problem(res, 401, "not-signed-in");
}

const groups = express.Router();
groups.use(signedIn);

groups.get("/", (req, res) => {
  const limit = Number(req.query.limit ?? 50);
  const rows = store.groups(req.account.id, limit + 1);
  const next = rows.length > limit ? rows[limit - 1].name_key : null;
  if (next) res.links({ next: `${req.baseUrl}?cursor=${encodeURIComponent(next)}` });
  res.set("X-Total-Count", String(store.countGroups(req.account.id)));
  answer(res, { items: rows.slice(0, limit).map(group), next });
});

groups.get("/:group", (req, res) => {
  const row = store.group(req.account.id, req.params.group);
  if (!row) return problem(res, 404, "not-found");
  res.set("ETag", `"${row.version}"`);
  answer(res, group(row));
});

groups.post("/:group/contacts", express.json({ limit: "64kb" }), (req, res) => {
  const { name, email, phone = null, note = null } = req.body ?? {};
  const good =
    isText(name, 1, 100) && isText(email, 3, 254) && email.includes("@") &&
    (phone === null || isText(phone, 0, 40)) && (note === null || isText(note, 0, 2000));
  if (!good) return problem(res, 422, "invalid-fields");
  const now = Date.now();
  const contact = { id: randomUUID(), name: name.trim(), email, phone, note, version: 1, created_at: now, updated_at: now };
  store.addContact(req.account.id, req.params.group, contact);
  res.status(201).location(`${req.originalUrl}/${contact.id}`).set("ETag", '"1"');
  const { id } = contact;
  answer(res, { id, name: contact.name, email, phone, note, ...times(contact) });
});

function isText(value, shortest, longest) {
  return typeof value === "string" && value.trim().length >= shortest && value.length <= longest;
}

function group(row) {
  return { id: row.id, name: row.name, ...times(row) };
}

function times(row) {
  return { createdAt: new Date(row.created_at).toISOString(), updatedAt: new Date(row.updated_at).toISOString() };
}

/** Express adds an entity tag if there is none, and makes it a 304 when the client has it. */
function answer(res, body) {
  res.set({
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
  });
  res.json(body);
}

function problem(res, status, name) {
  res.status(status).type("application/problem+json");
  res.send(JSON.stringify({ type: `urn:two-origins:problem:${name}`, status }));
}

const app = express();
app.disable("x-powered-by");
app.options("/api/contactgroups{/*rest}", mixmaxCors);
app.use("/api/contactgroups", mixmaxCors, groups);
app.get("/readyz", (_, res) => res.send("ready"));
app.listen(Number(port), "127.0.0.1");
