// Replicas come and go behind the proxy: as processes, or as the containers that SCALE_COMPOSE
// controls.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { ask, Load, signIn, until } from "./client.js";
import { Containers } from "./containers.js";
import { Processes } from "./processes.js";

const CLIENTS = 8;

let replicas;
let cookie;

before(async () => {
  replicas = await (process.env.SCALE_COMPOSE ? Containers.find() : Processes.start(3));
  cookie = await signIn(replicas);
});

after(() => replicas?.stop());

test("a replica killed under load costs at most the requests it had in hand", async () => {
  const before = await replicas.made(1);
  const { group, load } = await loaded("Killed");
  await load.goOn(200);
  assert.ok((await replicas.made(1)) > before + 20, "it had its part of the load");
  await replicas.end(1, "SIGKILL");
  await load.goOn(300);
  await replicas.startReplica(1);
  await hasItsPart(1);
  await load.stop();
  console.log(`${load.answered} answered, ${load.failed.length} failed: ${load.failed.slice(0, 3)}`);
  assert.ok(load.failed.length <= CLIENTS, `${load.failed.length} requests failed: ${load.failed.slice(0, 5)}`);
  await everythingIsThere(group, load);
});

test("the proxy keeps the replicas' metrics to itself", async () => {
  for (const path of ["/metrics", "/%6Detrics", "//metrics", "/./metrics", "/Metrics", "/metrics/", "/metrics?a"]) {
    const { status, body } = await api("GET", path);
    assert.equal(status, 404, path);
    assert.ok(!JSON.stringify(body).includes("contacts_http_requests"), path);
  }
});

test("restarting one replica after the other costs no request", async () => {
  const { group, load } = await loaded("Restarted");
  for (let n = 0; n < replicas.count; n++) {
    await load.goOn(100);
    assert.equal(await replicas.end(n, "SIGTERM"), 0);
    await replicas.startReplica(n);
    // Whoever replaced the next one before the proxy has found this one would have two away.
    await hasItsPart(n);
  }
  await load.stop();
  console.log(`${load.answered} answered, ${load.failed.length} failed`);
  assert.deepEqual(load.failed, []);
  await everythingIsThere(group, load);
});

async function hasItsPart(n) {
  await until(`replica ${n} has its part of the load`, async () => (await replicas.made(n)) > 20);
}

function api(method, path, options = {}) {
  return ask(replicas.port, replicas.authority, method, path, options);
}

/** A new group into which clients write, while they also read. */
async function loaded(name) {
  const headers = { Cookie: cookie };
  const { status, body } = await api("POST", "/api/contactgroups", { headers, body: { name: `${name} ${Date.now()}` } });
  assert.equal(status, 201);
  const contacts = `/api/contactgroups/${body.id}/contacts`;
  const to = { port: replicas.port, host: replicas.authority, headers };
  const load = new Load(CLIENTS, (client, n) =>
    n % 2
      ? { ...to, method: "GET", path: "/api/contactgroups" }
      : { ...to, method: "POST", path: contacts, body: { name: `${client} ${n}`, email: "a@example.com" } },
  );
  return { group: contacts, load };
}

/** Each acknowledged contact once; what was not acknowledged may be there, but not twice either. */
async function everythingIsThere(contacts, load) {
  const names = [];
  for (let cursor = ""; cursor !== null; ) {
    const query = `?limit=200${cursor && `&cursor=${cursor}`}`;
    const { body } = await api("GET", contacts + query, { headers: { Cookie: cookie } });
    names.push(...body.items.map(({ name }) => name));
    cursor = body.next;
  }
  assert.equal(new Set(names).size, names.length, "a contact is there twice");
  const missing = load.acknowledged.filter((name) => !names.includes(name));
  assert.deepEqual(missing, []);
  assert.ok(load.acknowledged.length > 0);
}
