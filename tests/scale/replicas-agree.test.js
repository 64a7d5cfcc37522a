// What one replica knows, all know. Asks each of them without the proxy, so only as processes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { ask, signIn } from "./client.js";
import { Processes } from "./processes.js";

let replicas;

before(async () => {
  replicas = await Processes.start(3);
});

after(() => replicas?.stop());

test("a session holds on every replica and ends on every replica", async () => {
  const other = await signIn(replicas);
  for (const port of replicas.ports) {
    assert.equal((await api("GET", "/api/contactgroups", { headers: { Cookie: other } }, port)).status, 200);
  }
  assert.equal((await api("DELETE", "/api/session", { headers: { Cookie: other } })).status, 204);
  for (const port of replicas.ports) {
    assert.equal((await api("GET", "/api/contactgroups", { headers: { Cookie: other } }, port)).status, 401);
  }
});

test("attempts to sign in count together, for the client behind the proxy", async () => {
  const wrong = { body: { email: "grace@example.com", password: "not the password" } };
  const attempts = async (from, port) =>
    (await api("POST", "/api/session", { ...wrong, headers: { "X-Forwarded-For": from } }, port)).status;
  const statuses = [];
  for (let n = 0; n < 6; n++) statuses.push(await attempts("198.51.100.1", replicas.ports[n % 3]));
  assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429]);
  for (const port of replicas.ports) assert.equal(await attempts("198.51.100.1", port), 429);
  assert.equal(await attempts("203.0.113.1", replicas.ports[0]), 401, "another client may still try");
  // What a client claims about itself is replaced by the proxy, or nobody would ever be stopped.
  const claims = [];
  for (let n = 0; n < 6; n++) claims.push(await attempts(`192.0.2.${n}`, replicas.port));
  assert.deepEqual(claims, [401, 401, 401, 401, 401, 429]);
});

test("a client behind the proxy does not choose the id of its request", async () => {
  const idOf = async (port) => {
    const { headers } = await api("GET", "/healthz", { headers: { "X-Request-Id": "chosen" } }, port);
    return headers["x-request-id"];
  };
  assert.equal(await idOf(replicas.ports[0]), "chosen", "a replica believes the proxy");
  const ids = new Set([await idOf(replicas.port), await idOf(replicas.port)]);
  assert.equal(ids.size, 2);
  assert.ok(!ids.has("chosen"));
});

test("a request with lines like request lines blocks no connection between proxy and replica", async () => {
  const cookie = await signIn(replicas);
  const plain = await timeOfRequests(cookie, "Plain");
  // The proxy's connections are shared, so the next request on one is somebody else's.
  const withLines = await timeOfRequests(cookie, "With lines", { X: Array(17).fill("HTTP/1.1") });
  console.log(`${plain.toFixed()} ms without such lines, ${withLines.toFixed()} ms with them`);
  assert.ok(withLines < plain * 5, "they wait for each other");
});

/** How many milliseconds thirty requests to read take, and as many to write, one after the other. */
async function timeOfRequests(cookie, name, lines = {}) {
  const headers = { Cookie: cookie, ...lines };
  const started = performance.now();
  for (let n = 0; n < 30; n++) {
    assert.equal((await api("GET", "/healthz", { headers })).status, 200);
    const body = { name: `${name} ${n}` };
    assert.equal((await api("POST", "/api/contactgroups", { headers, body })).status, 201);
  }
  return performance.now() - started;
}

function api(method, path, options = {}, port = replicas.port) {
  return ask(port, replicas.authority, method, path, options);
}
