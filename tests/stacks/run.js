/**
 * Measures the table of all stacks, and compares it with what is published.
 *
 *   run.js            every stack
 *   run.js STACK…     only those
 *
 * UPDATE_STACKS=1 publishes what was measured; WITHOUT_STACKS names those that this machine has not.
 */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { groups } from "./behaviours/index.js";
import { build } from "./lib/build.js";
import { document } from "./lib/document.js";
import { ROOT } from "./lib/places.js";
import { differences, otherVersions, published } from "./lib/publish.js";
import { stacks } from "./lib/stacks.js";
import { POLICIES, measure } from "./table.js";

const PUBLISHED = join(ROOT, "static/lab/stacks.json");

const wanted = process.argv.slice(2);
const missing = process.env.WITHOUT_STACKS?.split(" ").filter(Boolean) ?? [];
for (const id of missing) remark(`${id} could not be installed`);
const all = stacks().filter(({ id }) => (wanted.length === 0 || wanted.includes(id)) && !missing.includes(id));
build(all, ({ texts }) => Object.fromEntries(["none", ...POLICIES].flatMap((name) => (texts[name] === undefined ? [] : [[name, texts[name]]]))));

const table = {};
for (const stack of all) {
  const begin = performance.now();
  table[stack.id] = await measure(stack);
  const cells = Object.values(table[stack.id]);
  const pitfalls = cells.filter(({ grade }) => grade === "pitfall").length;
  console.log(`${stack.id}: ${cells.length} cells, ${pitfalls} pitfalls, ${Math.round(performance.now() - begin)} ms`);
}

const now = published(all, groups, table);
if (process.env.UPDATE_STACKS === "1") {
  const before = read();
  const data = { ...now, ...(before?.fixes && { fixes: before.fixes }) };
  writeFileSync(PUBLISHED, `${JSON.stringify(data)}\n`);
  writeFileSync(join(ROOT, "docs/stacks.md"), document(data));
} else {
  const before = read();
  otherVersions(before, now).forEach(remark);
  const found = differences(before, now);
  found.forEach((line) => console.error(line));
  if (found.length > 0) process.exitCode = 1;
}

function read() {
  try {
    return JSON.parse(readFileSync(PUBLISHED, "utf8"));
  } catch {
    return undefined;
  }
}

/** A line for the summary of tests/run. */
function remark(line) {
  console.log(`-- ${line}`);
  if (process.env.STEP_REMARK) appendFileSync(process.env.STEP_REMARK, `${line}\n`);
}
