// Whether the list costs the same with few and with many accounts and groups.
import { copyOf, databaseOf } from "./database.js";
import { flood } from "./load.js";
import { contactsService } from "./peers.js";
import { median } from "./statistics.js";
import { WORKS } from "./works.js";

const SIZES = [
  { accounts: 1, groups: 50 },
  { accounts: 1000, groups: 50 },
  { accounts: 100_000, groups: 50 },
  // From here on there is a next page, and a link to it.
  { accounts: 1000, groups: 100 },
  { accounts: 1000, groups: 5000 },
  { accounts: 1000, groups: 50_000 },
];

/** CPU time of a list, in µs, for each size. */
export async function flatness(programs, folder, { rounds, seconds, serverCore, loadCore }) {
  const list = WORKS.find(({ name }) => name === "list");
  const servers = [];
  try {
    for (const size of SIZES) {
      const seeded = databaseOf(`${folder}/data`, programs.contactsService, { ...size, others: 2 });
      const path = copyOf(seeded, `${folder}/flat-${size.accounts}-${size.groups}.db`);
      servers.push(await contactsService(programs, path, serverCore));
    }
    const figures = SIZES.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [n, server] of servers.entries()) {
        figures[n].push((await flood(server, list, loadCore, seconds, folder)).cpuMicros);
      }
    }
    return SIZES.map((size, n) => ({ ...size, cpuMicros: median(figures[n]) }));
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}
