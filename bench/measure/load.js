// Load from a core of its own: as much as goes (wrk), and at a fixed rate (oha, because wrk
// has no fixed rate).
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);
const CONNECTIONS = 16;

/** As many requests as go for some seconds: how many per second, and the server's CPU time of each. */
export async function flood(server, work, core, seconds, folder) {
  const script = `${folder}/${work.name}.lua`;
  writeFileSync(script, lua(work));
  const before = server.cpuSeconds();
  const { stdout } = await run("taskset", [
    "-c", core, "wrk", "-t1", `-c${CONNECTIONS}`, `-d${seconds}s`, "-s", script,
    `http://127.0.0.1:${server.port}${work.path}`,
  ]);
  const { requests, microseconds, errors } = JSON.parse(stdout.trim().split("\n").at(-1));
  if (errors > 0) throw new Error(`${server.name}, ${work.name}: ${errors} of ${requests} requests failed`);
  const cpu = server.cpuSeconds() - before;
  return { requests, perSecond: requests / (microseconds / 1e6), cpuMicros: (cpu * 1e6) / requests };
}

function lua({ method, headers, body }) {
  const lines = Object.entries(headers).map(([name, value]) => `wrk.headers[${JSON.stringify(name)}] = [[${value}]]`);
  return `wrk.method = "${method}"
${body ? `wrk.body = [[${body}]]` : ""}
${lines.join("\n")}
function done(summary)
  local e = summary.errors
  print(string.format('{"requests": %d, "microseconds": %d, "errors": %d}', summary.requests, summary.duration,
    e.connect + e.read + e.write + e.status + e.timeout))
end
`;
}

/** Requests at the work's rate for some seconds: the time that 99 % of them stay under, in ms. */
export async function steadily(server, work, core, seconds) {
  const headers = Object.entries(work.headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const { stdout } = await run("taskset", [
    "-c", core, "oha", "--no-tui", "--output-format", "json", "-c", String(CONNECTIONS), "-z", `${seconds}s`,
    "-q", String(work.rate), "--latency-correction", "-m", work.method, ...headers,
    ...(work.body ? ["-d", work.body] : []), `http://127.0.0.1:${server.port}${work.path}`,
  ]);
  const result = JSON.parse(stdout);
  const bad = Object.keys(result.statusCodeDistribution).filter((status) => !work.status.includes(Number(status)));
  if (bad.length > 0) throw new Error(`${server.name}, ${work.name}: answered ${bad}`);
  return result.latencyPercentiles.p99 * 1000;
}
