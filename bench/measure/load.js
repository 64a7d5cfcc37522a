// Load from a core of its own, with wrk: as much as goes, and at a fixed rate.
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);
const CONNECTIONS = 16;

/** As many requests as go for some seconds: how many per second, and the server's CPU time of each. */
export async function flood(server, work, core, seconds, folder) {
  const before = server.cpuSeconds();
  const { requests, microseconds } = await wrk(server, work, core, seconds, folder);
  const cpu = server.cpuSeconds() - before;
  return { requests, perSecond: requests / (microseconds / 1e6), cpuMicros: (cpu * 1e6) / requests };
}

/** Requests at about the work's rate for some seconds: the time that 99 % stay under, in ms. */
export async function steadily(server, work, core, seconds, folder) {
  // Each connection waits a random time before each request, so that they do not come in step.
  const mean = (CONNECTIONS * 1000) / work.rate;
  const pace = `math.randomseed(1)\nfunction delay() return math.random() * ${2 * mean} end\n`;
  const { requests, microseconds, p99Micros } = await wrk(server, work, core, seconds, folder, pace);
  return { p99: p99Micros / 1000, p99Rate: requests / (microseconds / 1e6) };
}

async function wrk(server, work, core, seconds, folder, pace = "") {
  const script = `${folder}/${work.name}.lua`;
  writeFileSync(script, pace + lua(work));
  const { stdout } = await run("taskset", [
    "-c", core, "wrk", "-t1", `-c${CONNECTIONS}`, `-d${seconds}s`, "-s", script,
    `http://127.0.0.1:${server.port}${work.path}`,
  ]);
  const result = JSON.parse(stdout.trim().split("\n").at(-1));
  const { requests, errors } = result;
  if (errors > 0) throw new Error(`${server.name}, ${work.name}: ${errors} of ${requests} requests failed`);
  return result;
}

function lua({ method, headers, body }) {
  const lines = Object.entries(headers).map(([name, value]) => `wrk.headers[${JSON.stringify(name)}] = [[${value}]]`);
  return `wrk.method = "${method}"
${body ? `wrk.body = [[${body}]]` : ""}
${lines.join("\n")}
function done(summary, latency)
  local e = summary.errors
  print(string.format('{"requests": %d, "microseconds": %d, "p99Micros": %d, "errors": %d}', summary.requests,
    summary.duration, latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end
`;
}
