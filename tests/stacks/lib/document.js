/** What is published, as a document to read: `docs/stacks.md`. */
import { code, curl, link } from "./markdown.js";

export function document(data) {
  return [
    "# What CORS middlewares do\n",
    `${data.stacks.length} middlewares and proxies, each installed, started and asked on a raw socket, with one policy written as its\ndocumentation teaches it: the origin \`https://app.example\` with credentials, GET POST PUT DELETE, the headers\n\`content-type\` and \`x-a\`, \`x-total\` exposed, ten minutes. Other policies are every subdomain, data for anyone, and any\norigin with credentials. What browsers make of the answers says the judge of this project, which is checked in\nthree engines ([engines.md](engines.md)).\n`,
    "`tests/run stacks` measures all of it again, and fails where a cell differs; `UPDATE_STACKS=1` writes this file. The page\n`/stacks` has the same with the answers and filters. ⚠ marks what misleads a browser, a cache or a person, or lets\nsomebody in.\n",
    ...fixes(data.fixes),
    "## The stacks\n",
    table(["stack", "version", "from", "⚠"], data.stacks.map((it) => [`[${it.title}](${it.documentation})`, it.version, FROM[it.from], String(pitfalls(data, it.id).length)])),
    ...recognised(data),
    ...groups(data),
    "## What cannot be written\n",
    ...data.stacks.flatMap(({ title, cannot }) => Object.entries(cannot ?? {}).map(([policy, why]) => `- ${title}, ${POLICIES[policy]}: ${why}`)),
    "",
  ].join("\n");
}

const FROM = { apt: "Debian 12", cargo: "crates.io", npm: "npm", pypi: "PyPI" };
const POLICIES = { one: "one origin", subdomains: "every subdomain", public: "data for anyone", any: "any origin with credentials" };

function groups(data) {
  const names = [...new Set(data.behaviours.map(({ group }) => group))];
  return names.flatMap((name) => [`## ${name}\n`, ...data.behaviours.filter(({ group }) => group === name).map((it) => behaviour(data, it))]);
}

function behaviour(data, { id, title, why, threads, requests }) {
  const byValue = new Map();
  for (const stack of data.stacks) {
    const cell = data.cells[stack.id][id];
    if (cell === undefined) continue;
    const key = `${cell.grade === "pitfall" ? "⚠ " : ""}${cell.value}`;
    byValue.set(key, [...(byValue.get(key) ?? []), stack.title]);
  }
  const rows = [...byValue].sort(([, one], [, other]) => other.length - one.length);
  return [
    `### ${title}\n`,
    `${why}${threads.length > 0 ? ` Reported as ${threads.map(link).join(", ")}.` : ""}\n`,
    `\`\`\`sh\n${requests.map(curl).join("\n")}\n\`\`\`\n`,
    table(["answer", "stacks"], rows.map(([value, titles]) => [code(value), titles.join(", ")])),
  ].join("\n");
}

const SITUATIONS = { allowed: "preflight", foreign: "foreign page", header: "header not allowed", request: "request" };

function recognised({ stacks, recognised }) {
  const titles = new Map(stacks.map(({ id, title }) => [id, title]));
  const cell = (id, taken) => (taken === undefined ? "–" : taken.length === 1 && taken[0] === id ? "yes" : taken.map((it) => titles.get(it)).join(" or "));
  const rows = stacks.map(({ id, title }) => [title, ...Object.keys(SITUATIONS).map((situation) => cell(id, recognised[id][situation]))]);
  return [
    "## Which of them cors-doctor recognises\n",
    "`cors-doctor probe` was run against each of them, from the allowed page with a preflight, from a foreign page, with a\nheader that is not allowed, and without a preflight. None was taken for another. Where stacks answer alike, all of\nthem are named; – means that nothing in these answers gives the stack away.\n",
    table(["stack", ...Object.values(SITUATIONS)], rows),
  ];
}

function fixes(data) {
  if (data === undefined) return [];
  const { pairs, causes, starts, runs } = data;
  const failures = Object.entries(data.stacks).flatMap(([stack, entries]) =>
    Object.entries(entries).filter(([, { failure }]) => failure).map(([start, { failure }]) => `- ${stack}, ${start}: ${failure}.`),
  );
  return [
    "## Fixes that were run\n",
    `For each stack the judge prints a fix. ${starts} starts of each server (without CORS, with its middleware set for something\nelse, with headers written by hand) were asked by a page in Chromium: it was refused with the error that the judge had\nsaid. Then the server was started with the printed text in it, and the page could read the answer, while pages of a\nforeign and of a look-alike origin could not. ${pairs} pairs of a cause and a stack passed, of ${causes} causes, in\n${runs.chromium} runs in Chromium${runs.firefox ? `; ${runs.firefox} runs passed in Firefox and ${runs.webkit} in WebKitGTK` : ""}.\n`,
    failures.length > 0 ? `Not counted:\n\n${failures.join("\n")}\n` : "",
  ];
}

function pitfalls(data, stack) {
  return data.behaviours.filter(({ id }) => data.cells[stack][id]?.grade === "pitfall");
}

function table(head, rows) {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n") + "\n";
}
