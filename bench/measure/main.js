// Measures the service and its peers side by side and writes bench/RESULTS.md. Started by
// bench/run, which brings the programs.
import { mkdirSync, writeFileSync } from "node:fs";

import { databaseOf } from "./database.js";
import { flatness } from "./flat.js";
import { layers } from "./layers.js";
import { flood, steadily } from "./load.js";
import { footprint } from "./memory.js";
import { agree, does, OURS, peers, record } from "./peers.js";
import { report } from "./report.js";
import { median } from "./statistics.js";
import { WORKS } from "./works.js";

const settings = {
  rounds: Number(process.env.ROUNDS ?? 5),
  seconds: Number(process.env.SECONDS_EACH ?? 5),
  million: Number(process.env.REQUESTS ?? 1_000_000),
  serverCore: process.env.SERVER_CORE ?? "0",
  loadCore: process.env.LOAD_CORE ?? "1",
};
const { BENCH_FOLDER: folder, BENCH_ONLY: only } = process.env;
const programs = JSON.parse(process.env.BENCH_PROGRAMS);
const wanted = (part) => !only || only.split(",").includes(part);

async function sideBySide() {
  const database = databaseOf(`${folder}/data`, programs.contactsService, { accounts: 1000, groups: 20 });
  const starts = peers({ programs, database, folder, core: settings.serverCore });
  const servers = [await starts[OURS]()];
  try {
    await record(servers[0], folder);
    for (const name of Object.keys(starts).filter((name) => name !== OURS)) servers.push(await starts[name]());
    await agree(servers.filter(({ name }) => name !== "bare without CORS"));
    const figures = new Map(servers.map(({ name }) => [name, new Map(WORKS.map(({ name }) => [name, []]))]));
    for (const work of WORKS) {
      for (const server of servers.filter((it) => does(it, work))) await flood(server, work, settings.loadCore, 1, folder);
    }
    for (let round = 0; round < settings.rounds; round++) {
      for (const work of WORKS) {
        for (const server of turned(servers, round).filter((it) => does(it, work))) {
          const figure = await flood(server, work, settings.loadCore, settings.seconds, folder);
          if (wanted("p99")) Object.assign(figure, await steadily(server, work, settings.loadCore, settings.seconds, folder));
          figures.get(server.name).get(work.name).push(figure);
          console.error(`round ${round + 1}: ${work.name}, ${server.name}: ${figure.cpuMicros.toFixed(1)} µs, ${figure.perSecond.toFixed(0)}/s`);
        }
      }
    }
    return summary(figures);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** Nobody is always the first or the one after the greedy one. */
function turned(list, by) {
  return list.map((_, n) => list[(n + by) % list.length]);
}

function summary(figures) {
  const medians = {};
  for (const [server, works] of figures) {
    medians[server] = {};
    for (const [work, rounds] of works) {
      if (rounds.length === 0) continue;
      const of = (key) => median(rounds.map((round) => round[key]));
      medians[server][work] = { perSecond: of("perSecond"), cpuMicros: of("cpuMicros"), p99: of("p99"), p99Rate: of("p99Rate") };
    }
  }
  return medians;
}

mkdirSync(folder, { recursive: true });
const results = { settings, folder };
if (wanted("work")) results.work = await sideBySide();
if (wanted("layers")) results.layers = await layers(programs, folder, settings);
if (wanted("flat")) results.flat = await flatness(programs, folder, settings);
// The last part must not take the others with it.
writeFileSync(`${folder}/results.json`, JSON.stringify(results, null, 2));
if (wanted("memory")) results.memory = await footprint(programs, folder, settings);
writeFileSync(`${folder}/results.json`, JSON.stringify(results, null, 2));
console.log(report(results));
