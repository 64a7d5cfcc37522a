// How each of those that are compared is started, and what it must answer before it is measured.
import { writeFileSync } from "node:fs";

import { copyOf } from "./database.js";
import { ask, Server } from "./server.js";
import { WORKS } from "./works.js";

export const OURS = "contacts-service";
/** Everything else runs without a line for each request. */
export const LOGGING = "contacts-service with its access log";

/** A bare handler that reads the rows of a list itself, on its own thread: the limit of a list. */
export const ROWS = "bare with rusqlite";

/** Whether a server does that work. */
export function does(server, work) {
  return server.name !== ROWS || work.name === "list";
}

/** Programs, by name; each gets a copy of `database`. */
export function peers({ programs, database, folder, core }) {
  const copy = (name) => copyOf(database, `${folder}/${name}.db`);
  return {
    [OURS]: () => contactsService(programs, copy(OURS), core),
    [LOGGING]: () => contactsService(programs, copy("logging"), core, LOGGING, { RUST_LOG: "info" }),
    axum: () => {
      const path = copy("axum");
      return Server.start("axum", core, (port) => [programs.axum, String(port), path]);
    },
    express: () => {
      const path = copy("express");
      return Server.start("express", core, (port) => ["node", programs.express, String(port), path]);
    },
    bare: () => bare("bare", "answers.json"),
    [ROWS]: () => {
      const path = copy("rows");
      return Server.start(ROWS, core, (port) => [programs.rows, String(port), path, `${folder}/answers.json`]);
    },
    // What CORS adds to a list is the difference of these two.
    "bare without CORS": () => bare("bare without CORS", "answers-without-cors.json"),
    "bare with CORS": () => bare("bare with CORS", "answers-without-cors.json", "cors"),
  };
  function bare(name, answers, ...cors) {
    return Server.start(name, core, (port) => [programs.bare, String(port), `${folder}/${answers}`, ...cors]);
  }
}

/** The service under the article's names, with one thread for its one core. */
export function contactsService(programs, database, core, name = OURS, env = {}) {
  return Server.start(name, core, (port) => [programs.contactsService, "--listen", `127.0.0.1:${port}`], {
    DATABASE_URL: `sqlite:${database}`,
    CONTACTS_PUBLIC_ORIGIN: "http://contacts.mixmax.com",
    CONTACTS_DANGEROUSLY_ALLOW_INSECURE_ORIGINS: "true",
    CONTACTS_ALLOWED_ORIGINS: "https://*.mixmax.com",
    CONTACTS_WORKERS: "1",
    ...env,
  });
}

/** Keeps what the service answers to each work, for the bare handlers to repeat. */
export async function record(server, folder) {
  const answers = [];
  for (const work of WORKS) {
    const { status, headers, body } = await ask(server.port, work);
    // Those of the connection are each server's own.
    const repeated = headers.filter(([name]) => !["content-length", "date", "connection"].includes(name.toLowerCase()));
    answers.push({ method: work.method, path: work.path, status, headers: repeated, body });
  }
  writeFileSync(`${folder}/answers.json`, JSON.stringify(answers));
  const isOfCors = ([name]) => /^(access-control-.*|vary)$/i.test(name);
  const without = answers.map((answer) => ({ ...answer, headers: answer.headers.filter((header) => !isOfCors(header)) }));
  writeFileSync(`${folder}/answers-without-cors.json`, JSON.stringify(without));
}

const GRANTS = ["access-control-allow-origin", "access-control-allow-credentials"];

/** Whether all give the same answers: status, body, and the headers that a browser or cache heeds. */
export async function agree(servers) {
  for (const work of WORKS) {
    const able = servers.filter((server) => does(server, work));
    const [reference, ...others] = await Promise.all(able.map((server) => ask(server.port, work)));
    const wanted = essence(work, reference);
    for (const [n, other] of others.entries()) {
      const got = essence(work, other);
      if (wanted !== got) {
        throw new Error(`${work.name}: ${able[0].name} and ${able[n + 1].name} differ:\n${wanted}\n${got}`);
      }
    }
    if (!work.status.includes(reference.status)) throw new Error(`${work.name}: answered ${reference.status}`);
  }
}

function essence(work, { status, headers, body }) {
  const value = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
  const kept = GRANTS.map((name) => `${name}: ${value.get(name)}`);
  kept.push(`vary on origin: ${/origin/i.test(value.get("vary") ?? "")}`);
  if (work.name === "preflight") {
    kept.push(`max-age: ${value.get("access-control-max-age")}`);
    kept.push(`PATCH: ${/PATCH/.test(value.get("access-control-allow-methods"))}`);
    kept.push(`If-Match: ${/if-match/i.test(value.get("access-control-allow-headers"))}`);
    return kept.join("\n");
  }
  kept.push(`status: ${status}`, `etag: ${value.has("etag")}`, `cache: ${value.get("cache-control")}`);
  kept.push(`exposes ETag: ${/etag/i.test(value.get("access-control-expose-headers"))}`);
  kept.push(`total: ${value.get("x-total-count")}`, `has location: ${value.has("location")}`);
  // A new contact has an id and times of its own, and Express writes the charset as well.
  const unlike = /"(id|createdAt|updatedAt)":"[^"]*"/g;
  kept.push(work.name === "write" ? body.replaceAll(unlike, '"$1":""') : body);
  return kept.join("\n");
}
