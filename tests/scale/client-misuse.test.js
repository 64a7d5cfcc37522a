// What one client sends through the proxy keeps nobody else from the replicas.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";

import { Load, signIn } from "./client.js";
import { Processes } from "./processes.js";

const CLIENTS = 4;
const MISUSING = 6;
const ROUNDS = 30;

let replicas;
let cookie;

before(async () => {
  replicas = await Processes.start(3);
  cookie = await signIn(replicas);
});

after(() => replicas?.stop());

test("what no replica can read costs nobody else a request", async () => {
  const to = { port: replicas.port, host: replicas.authority, headers: { Cookie: cookie } };
  const path = "/api/contactgroups";
  const load = new Load(CLIENTS, (client, n) =>
    n % 2 ? { ...to, method: "GET", path } : { ...to, method: "POST", path, body: { name: `${client} ${n}` } },
  );
  await Promise.all(Array.from({ length: MISUSING }, misuse));
  await load.goOn(50);
  await load.stop();
  assert.deepEqual(load.failed, []);
});

test("a body that does not arrive whole is no write", { timeout: 60_000 }, async () => {
  const made = () => Promise.all(replicas.ports.map((_, n) => replicas.made(n)));
  const before = await made();
  const group = JSON.stringify({ name: "Not whole" });
  const lines = `Host: ${replicas.authority}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\n`;
  const head = `POST /api/contactgroups HTTP/1.1\r\n${lines}`;
  const chunk = `${group.length.toString(16)}\r\n${group}\r\n`;
  const [chunked, stalled] = await Promise.all([
    answer(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk}no chunk\r\n`),
    answer(`${head}Connection: close\r\nContent-Length: ${group.length + 1}\r\n\r\n${group}`),
  ]);
  assert.match(chunked, /^HTTP\/1.1 411 /);
  assert.match(stalled, /\r\nContent-Length: 0\r\n/i);
  assert.deepEqual(await made(), before);
});

/** What a connection says until it is closed. */
async function answer(bytes) {
  const connection = connect(replicas.port, "127.0.0.1", () => connection.write(bytes));
  let said = "";
  connection.on("data", (data) => (said += data));
  await new Promise((resolve) => connection.on("close", resolve));
  return said;
}

async function misuse() {
  const head = (method, path, lines) => `${method} ${path} HTTP/1.1\r\nHost: ${replicas.authority}\r\n${lines}\r\n`;
  // Behind a body that nobody reads the proxy uses the same connection again.
  const unread = head("POST", "/nowhere", "Content-Length: 5\r\n") + "hello";
  const longName = head("DELETE", "/api/session", `Connection: close\r\n${"n".repeat(66_000)}: a\r\n`);
  const longBody = head("POST", "/nowhere", "Connection: close\r\nContent-Length: 2000000\r\n") + "x".repeat(2_000_000);
  for (let n = 0; n < ROUNDS; n++) {
    for (const bytes of [unread + longName, longBody]) {
      const connection = connect(replicas.port, "127.0.0.1", () => connection.write(bytes));
      connection.on("error", () => {});
      connection.resume();
      await new Promise((resolve) => connection.on("close", resolve));
    }
  }
}
