// How long each service takes to be ready and what it keeps in memory, at rest and after many
// requests.
import { setTimeout as pause } from "node:timers/promises";

import { copyOf, databaseOf } from "./database.js";
import { flood } from "./load.js";
import { contactsService, peers } from "./peers.js";
import { Server } from "./server.js";
import { median } from "./statistics.js";
import { WORKS } from "./works.js";

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
  const result = {
    "contacts-service": await rest(starts["contacts-service"]),
    "web-app": await rest(startWebApp),
    axum: await rest(starts.axum),
    express: await rest(starts.express),
  };
  const path = copyOf(database, `${folder}/million.db`);
  const server = await contactsService(programs, path, settings.serverCore);
  const before = server.memoryMb();
  const requests = await many(server, settings, folder);
  result["contacts-service"].after = { requests, grownMb: server.memoryMb() - before };
  await server.stop();
  return result;
}

async function rest(start) {
  const [ready, memory] = [[], []];
  for (let n = 0; n < 5; n++) {
    const server = await start();
    ready.push(server.readyAfterMs);
    // What starting needed and gave back is not at rest yet.
    await pause(500);
    memory.push(server.memoryMb());
    await server.stop();
  }
  return { readyMs: median(ready), restMb: median(memory) };
}

async function many(server, { million, loadCore }, folder) {
  let requests = 0;
  for (let n = 0; requests < million; n++) {
    requests += (await flood(server, WORKS[n % WORKS.length], loadCore, 5, folder)).requests;
  }
  return requests;
}
