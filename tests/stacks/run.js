/**
 * Measures the table of all stacks and runs the printed fixes, and compares both with what is published.
 *
 *   run.js            every stack, and 60 fixes in Chromium
 *   run.js STACK…     only those stacks
 *
 * STACKS_ALL=1 runs every fix in Chromium and a tenth in Firefox and WebKitGTK; UPDATE_STACKS=1 publishes what was
 * measured, of some stacks in the place of what is published of them; WITHOUT_STACKS names the stacks that this machine has not.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { groups } from "./behaviours/index.js";
import { brokenFixes, publishedFixes, runFixes } from "./fixes.js";
import { nameOf, wrongTexts } from "./fixes/texts.js";
import { build, buildRust } from "./lib/build.js";
import { document } from "./lib/document.js";
import { merged } from "./lib/merge.js";
import { pitfallsFile } from "./lib/pitfalls.js";
import { ROOT } from "./lib/places.js";
import { differences, otherTexts, otherVersions, published } from "./lib/publish.js";
import { stacks } from "./lib/stacks.js";
import { upstream } from "./lib/upstream.js";
import { mistaken, recognise } from "./recognised.js";
import { runReports } from "./reports.js";
import { POLICIES, measure } from "./table.js";

const PUBLISHED = join(ROOT, "static/lab/stacks.json");
/** What the stacks answered, for cors-doctor's test without servers. */
const RECORDED = join(ROOT, "crates/cors-doctor/tests/recorded/stacks.json");
/** The pitfalls by which cors-doctor explains what it sees. */
const PITFALLS = join(ROOT, "crates/cors-doctor/src/pitfalls.json");
const isWhole = process.env.STACKS_ALL === "1";

const wanted = process.argv.slice(2);
const missing = process.env.WITHOUT_STACKS?.split(" ").filter(Boolean) ?? [];
for (const id of missing) remark(`${id} could not be installed`);
const all = stacks().filter(({ id }) => (wanted.length === 0 || wanted.includes(id)) && !missing.includes(id));
const texts = wrongTexts(all.map(({ id }) => id));
await build(all, textsOf, "starts");

const table = {};
const recognised = {};
for (const stack of all) {
  const begin = performance.now();
  table[stack.id] = await measure(stack);
  recognised[stack.id] = await recognise(stack);
  const cells = Object.values(table[stack.id]);
  const pitfalls = cells.filter(({ grade }) => grade === "pitfall").length;
  console.log(`${stack.id}: ${cells.length} cells, ${pitfalls} pitfalls, ${Math.round(performance.now() - begin)} ms`);
}
const pairs = await runFixes(all, texts, isWhole);

// They are about several stacks, so they run when all are there.
const isComplete = wanted.length === 0 && missing.length === 0;
if (isComplete) await buildRust(["report-poem", "report-tower-http"]);
const reports = isComplete ? await runReports() : [];
console.log(`upstream: ${reports.filter(({ holds }) => holds).length} of ${reports.length} reports hold`);

const before = existsSync(PUBLISHED) ? JSON.parse(readFileSync(PUBLISHED, "utf8")) : undefined;
const now = published(all, groups, table, recognised);
if (process.env.UPDATE_STACKS === "1") {
  const measured = isComplete ? now : merged(before, now);
  const others = isComplete ? undefined : before.fixes;
  const data = { ...measured, fixes: isWhole ? publishedFixes(pairs, others) : before?.fixes };
  writeFileSync(PUBLISHED, `${JSON.stringify(data)}\n`);
  writeFileSync(join(ROOT, "docs/stacks.md"), document(data));
  writeFileSync(PITFALLS, pitfallsFile(data));
  const recorded = isComplete ? {} : JSON.parse(readFileSync(RECORDED, "utf8"));
  writeFileSync(RECORDED, `${JSON.stringify({ ...recorded, ...answersOf(recognised) }, null, 1)}\n`);
  if (isComplete) writeFileSync(join(ROOT, "docs/upstream.md"), upstream(reports, data));
  fail(mistaken(recognised));
} else {
  otherVersions(before, now).forEach(remark);
  const mended = reports.filter(({ holds }) => !holds).map(({ report }) => `${report.of}: "${report.title}" holds no longer`);
  fail([...otherTexts(before, now), ...mistaken(recognised), ...differences(before, now), ...brokenFixes(before.fixes, pairs), ...mended]);
}
// What is left running ends with it.
process.exit();

/** What the program of a compiled stack has in it. */
function textsOf({ id, texts: policies }) {
  const names = ["none", ...POLICIES].filter((name) => policies[name] !== undefined);
  const ofTable = names.map((name) => [name, policies[name]]);
  return Object.fromEntries([...ofTable, ...Object.values(texts[id]).map((text) => [nameOf(text), text])]);
}

function answersOf(recognised) {
  return Object.fromEntries(Object.entries(recognised).map(([id, { answers }]) => [id, answers]));
}

function fail(lines) {
  lines.forEach((line) => console.error(line));
  if (lines.length > 0) process.exitCode = 1;
}

/** A line for the summary of tests/run. */
function remark(line) {
  console.log(`-- ${line}`);
  if (process.env.STEP_REMARK) appendFileSync(process.env.STEP_REMARK, `${line}\n`);
}
