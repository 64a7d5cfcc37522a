// One replica against three, through the proxy and without it: `bench/run scale`, on a PostgreSQL
// made for it. Prints a table for docs/scaling.md.
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { promisify } from "node:util";

import { ask, signIn } from "../tests/scale/client.js";
import { Processes } from "../tests/scale/processes.js";

const run = promisify(execFile);
const seconds = Number(process.env.SECONDS_EACH ?? 5);
const ADA = { email: "ada@example.com", password: "analytical-engine" };

console.log("| replicas | reached | lists/s | p99 ms | contacts made/s | p99 ms | sign-ins/s |");
console.log("|--:|---|--:|--:|--:|--:|--:|");
for (const count of [1, 3]) {
  const replicas = await Processes.start(count);
  try {
    const cookie = await signIn(replicas);
    const headers = { Cookie: cookie };
    const group = await ask(replicas.ports[0], replicas.authority, "POST", "/api/contactgroups", {
      headers,
      body: { name: `Measured ${Date.now()}` },
    });
    const ways = [["through the proxy", replicas.port]];
    if (count === 1) ways.unshift(["directly", replicas.ports[0]]);
    for (const [way, port] of ways) {
      const to = (path) => ({ port, host: replicas.authority, cookie, path });
      const list = await wrk(to("/api/contactgroups"));
      const write = await wrk(to(`/api/contactgroups/${group.body.id}/contacts`), {
        name: "Charles Babbage",
        email: "charles@example.com",
      });
      const signIns = await signInRate(port, replicas.authority);
      console.log(
        `| ${count} | ${way} | ${list.rate} | ${list.p99} | ${write.rate} | ${write.p99} | ${signIns.toFixed(1)} |`,
      );
    }
  } finally {
    await replicas.stop();
  }
}

async function wrk({ port, host, cookie, path }, body) {
  const script = `${process.env.TMPDIR ?? "/tmp"}/scale.lua`;
  const lines = [`wrk.headers["Host"] = "${host}"`, `wrk.headers["Cookie"] = "${cookie}"`];
  if (body) {
    lines.push('wrk.method = "POST"', 'wrk.headers["Content-Type"] = "application/json"');
    lines.push(`wrk.body = [[${JSON.stringify(body)}]]`);
  }
  lines.push("function done(s, l) local e = s.errors");
  lines.push("print(string.format('%d %d %d %d', s.requests, s.duration, l:percentile(99), e.status + e.read + e.timeout)) end");
  writeFileSync(script, lines.join("\n"));
  const { stdout } = await run("wrk", ["-t1", "-c32", `-d${seconds}s`, "-s", script, `http://127.0.0.1:${port}${path}`]);
  const [requests, micros, p99, errors] = stdout.trim().split("\n").at(-1).split(" ").map(Number);
  if (errors > 0) throw new Error(`${errors} of ${requests} requests failed`);
  return { rate: (requests / (micros / 1e6)).toFixed(0), p99: (p99 / 1000).toFixed(1) };
}

/** Right passwords one after the other in four places: each forgets the attempts before it. */
async function signInRate(port, host) {
  const begin = Date.now();
  let done = 0;
  const one = async () => {
    while (Date.now() - begin < seconds * 1000) {
      const { status } = await ask(port, host, "POST", "/api/session", { body: ADA });
      if (status === 200) done += 1;
    }
  };
  await Promise.all(Array.from({ length: 4 }, one));
  return done / ((Date.now() - begin) / 1000);
}
