// How long each service takes to be ready and what it keeps in memory, at rest and after many
// requests.
import { setTimeout as pause } from "node:timers/promises";

import { copyOf, databaseOf } from "./database.js";
import { flood } from "./load.js";
import { contactsService, OURS, peers, record } from "./peers.js";
import { Server } from "./server.js";
import { median } from "./statistics.js";
import { WORKS } from "./works.js";

/** What starting needed and gave back is not at rest at once. */
const TO_REST_MS = 500;
const headers = { Host: "app.mixmax.localhost:8080" };
const PAGES = ["/", "/config.json", "/lab"].map((path, n) => ({ name: `page-${n}`, method: "GET", path, headers }));

export async function footprint(programs, folder, settings) {
  const database = databaseOf(`${folder}/data`, programs.contactsService, { accounts: 1000, groups: 20 });
  const starts = peers({ programs, database, folder, core: settings.serverCore });
  const startWebApp = () =>
    Server.start(
      "web-app",
      settings.serverCore,
      (port) => [programs.webApp, "--listen", `127.0.0.1:${port}`],
      { WEB_WORKERS: "1" },
      "/healthz",
    );
  const recorded = await starts[OURS]();
  await record(recorded, folder);
  await recorded.stop();
  const result = {
    "contacts-service": await rest(starts["contacts-service"]),
    "web-app": await rest(startWebApp),
    axum: await rest(starts.axum),
    express: await rest(starts.express),
    bare: await rest(starts.bare),
  };
  const path = copyOf(database, `${folder}/million.db`);
  const startOurs = () => contactsService(programs, path, settings.serverCore);
  result[OURS].after = await afterMany(startOurs, WORKS, settings, folder);
  result["web-app"].after = await afterMany(startWebApp, PAGES, settings, folder);
  return result;
}

async function afterMany(start, works, settings, folder) {
  const server = await start();
  await pause(TO_REST_MS);
  const before = server.memoryMb();
  const requests = await many(server, works, settings, folder);
  const grownMb = server.memoryMb() - before;
  await server.stop();
  return { requests, grownMb };
}

async function rest(start) {
  const [ready, memory] = [[], []];
  for (let n = 0; n < 5; n++) {
    const server = await start();
    ready.push(server.readyAfterMs);
    await pause(TO_REST_MS);
    memory.push(server.memoryMb());
    await server.stop();
  }
  return { readyMs: median(ready), restMb: median(memory) };
}

async function many(server, works, { million, loadCore }, folder) {
  let requests = 0;
  for (let n = 0; requests < million; n++) {
    requests += (await flood(server, works[n % works.length], loadCore, 5, folder)).requests;
  }
  return requests;
}
