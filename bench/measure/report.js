// bench/RESULTS.md.
import { execSync } from "node:child_process";
import { cpus, totalmem } from "node:os";

import { WORKS } from "./works.js";

export function report({ settings, folder, work, layers, flat, memory }) {
  const parts = [head(settings, folder)];
  if (work) parts.push(figures(work, settings), ratios(work));
  if (layers) parts.push(alone(layers));
  if (flat) parts.push(sizes(flat));
  if (memory) parts.push(footprints(memory));
  parts.push("[PROFILE.md](PROFILE.md) says where the time goes, and what was changed for it.");
  return `${parts.join("\n\n")}\n`;
}

function head({ rounds, seconds }, folder) {
  const version = (command) => execSync(command, { shell: "/bin/bash" }).toString().trim();
  const machine = `${cpus()[0].model}, ${cpus().length} cores, ${(totalmem() / 1e9).toFixed(0)} GB`;
  return `# Measured side by side

Written by \`bench/run\` on ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC at commit ${version("git describe --always --dirty")}. The
server on one core, the load on another, 16 connections, alternating rounds, medians of ${rounds} rounds
of ${seconds} s. The measure is the server process's CPU time (user and system) for a request: it is
steady where requests per second and latency suffer from whatever else the machine does.

- ${machine}; databases on ${version(`findmnt --noheadings --output FSTYPE --target ${folder}`)}; Linux ${version("uname -r")}; ${version(". /etc/os-release; echo $PRETTY_NAME")}
- ${version("rustc --version")}; node ${process.version}; ${version("(wrk --version || true) 2>&1 | head -n1 | cut -d' ' -f1,2")}
- ${process.env.BENCH_VERSIONS}`;
}

function figures(work, { seconds }) {
  const rows = WORKS.flatMap(({ name }) =>
    Object.keys(work)
      .filter((server) => !/ (CORS|log)$/.test(server) && work[server][name])
      .map((server) => {
        const { perSecond, cpuMicros, p99, p99Rate } = work[server][name];
        const steadily = p99 ? `${p99.toFixed(2)} (${p99Rate.toFixed(0)}/s)` : "–";
        return `| ${name} | ${server} | ${perSecond.toFixed(0)} | ${cpuMicros.toFixed(1)} | ${steadily} |`;
      }),
  );
  return `| work | server | requests/s | CPU µs/request | p99 ms at a steady rate |
|---|---|--:|--:|--:|
${rows.join("\n")}

All read and write the same tables with the same durability, and give the same answers. How is
each one's own: the service joins the session and has a count of groups; Express and axum have
the statements that one writes, three for a list, with a plain \`limit ?\` (what that costs is in
PROFILE.md).`;
}

function ratios(work) {
  const cpu = (server, name) => work[server][name].cpuMicros;
  const ours = "contacts-service";
  const checks = [
    ["preflight, to the bare handler", cpu(ours, "preflight") / cpu("bare", "preflight"), 1.3],
    ["preflight, to Express", cpu(ours, "preflight") / cpu("express", "preflight"), 1 / 8],
    ["list, to Express", cpu(ours, "list") / cpu("express", "list"), 1 / 5],
    ["list, to axum", cpu(ours, "list") / cpu("axum", "list"), 1.1],
    ["list, to a bare handler that reads the same rows with rusqlite", cpu(ours, "list") / cpu("bare with rusqlite", "list")],
    ["304, to Express", cpu(ours, "304") / cpu("express", "304"), 1 / 5],
    ["the CORS layer alone on a list, µs", cpu("bare with CORS", "list") - cpu("bare without CORS", "list"), 3],
  ].map(([what, got, most]) => row(what, got, most ? `≤ ${round(most)}` : "", got <= most));
  for (const other of ["axum", "express"]) {
    const got = work[ours].write.perSecond / work[other].write.perSecond;
    checks.push(row(`writes per second, to ${other}`, got, "≥ 1", got >= 1));
  }
  const line = cpu(`${ours} with its access log`, "304") - cpu(ours, "304");
  checks.push(row("the access log's line for a request, µs (all else is measured without)", line, "", true));
  return table("ratio of CPU time per request", checks);
}

/** What a layer adds to one handler of its own stack. */
function alone(layers) {
  const titles = { "layer-preflight": "preflight", "layer-request": "request" };
  const rows = layers.map(({ stack, work, without, with: withLayer, added }) => `| ${stack} | ${titles[work]} | ${[without, withLayer, added].map((it) => it.toFixed(1)).join(" | ")} |`);
  return `The CORS layer alone: one handler in the layer of its stack, and the same without. Without the layer the
handler answers OPTIONS itself, with 204 and no header. What the layer adds is the median of the differences of
each round.

| layer | | CPU µs without | with | added |
|---|---|--:|--:|--:|
${rows.join("\n")}`;
}

const FLAT = 1.2;

function sizes(flat) {
  const [few] = flat;
  const rows = flat.map(({ accounts, groups, cpuMicros }) => {
    const ratio = cpuMicros / few.cpuMicros;
    const verdict = ratio <= FLAT ? "reached" : "**not reached**";
    return `| ${accounts} | ${groups} | ${cpuMicros.toFixed(1)} | ${ratio.toFixed(2)} | ${verdict} |`;
  });
  return `A page of 50 groups, by the size of the database; the other accounts have two groups each. At
most ${FLAT} is wanted: from 51 groups on there is a next page, and a link to it.

| accounts | groups of the account | CPU µs/request | to the first | |
|--:|--:|--:|--:|---|
${rows.join("\n")}`;
}

function footprints(memory) {
  const rows = [];
  for (const [name, { readyMs, restMb, after }] of Object.entries(memory)) {
    const ours = ["contacts-service", "web-app"].includes(name);
    rows.push(row(`${name}: ready after start, ms`, readyMs, ours ? "≤ 300" : "", !ours || readyMs <= 300));
    rows.push(row(`${name}: memory at rest, MB`, restMb, ours ? "≤ 15" : "", !ours || restMb <= 15));
    if (after) {
      const what = `${name}: grown after ${after.requests} requests, MB`;
      rows.push(row(what, after.grownMb, "≤ 5", after.grownMb <= 5));
    }
  }
  return table("footprint", rows);
}

function table(title, rows) {
  return `| ${title} | measured | wanted | |\n|---|--:|--:|---|\n${rows.join("\n")}`;
}

function row(what, got, wanted, reached) {
  const verdict = wanted ? (reached ? "reached" : "**not reached**") : "";
  return `| ${what} | ${round(got)} | ${wanted} | ${verdict} |`;
}

function round(number) {
  return number < 10 ? number.toFixed(3).replace(/0+$/, "").replace(/\.$/, "") : number.toFixed(0);
}
