/** Runs the fixes that cors-verdict prints, in real browsers. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attempts } from "./fixes/attempts.js";
import { printed, runPrinted, runStarts } from "./fixes/pairs.js";
import { HOSTILE, PAGE, PORT, byHand } from "./fixes/starts.js";
import { nameOf } from "./fixes/texts.js";
import { build } from "./lib/build.js";
import { open } from "./lib/browsers.js";
import { Pages } from "./lib/pages.js";
import { stacks as everyStack } from "./lib/stacks.js";

/** Which starts are run of which stack: every one, or every so many, other ones of each stack. */
const EVERY = { all: 1, tenth: 9, quick: 18 };

/**
 * @param {import("./lib/stacks.js").Stack[]} stacks
 * @param {Record<string, Record<string, string>>} texts of policies for something else, by stack
 * @param {boolean} isWhole everything in Chromium and a tenth in the others, or 60 in Chromium
 * @returns {Promise<Record<string, import("./fixes/pairs.js").Pair[]>>} by engine
 */
export async function runFixes(stacks, texts, isWhole) {
  const folder = mkdtempSync(join(tmpdir(), "stacks-"));
  const file = join(folder, "by-hand.json");
  writeFileSync(file, JSON.stringify(byHand));
  const pages = new Pages(HOSTILE);
  await pages.listen(PORT);
  const engines = isWhole ? { chromium: EVERY.all, firefox: EVERY.tenth, webkit: EVERY.tenth } : { chromium: EVERY.quick };
  const pairs = {};
  const places = everyStack().map(({ id }) => id);
  /** By stack, by name: compiled once, although each engine has its turn. */
  const fixes = Object.fromEntries(stacks.map(({ id }) => [id, {}]));
  for (const [engine, every] of Object.entries(engines)) {
    const browser = await open(engine, pages, PAGE);
    const runs = new Map();
    for (const stack of stacks) {
      const place = places.indexOf(stack.id);
      const chosen = attempts().filter((_, index) => (index + place) % every === 0);
      const states = { wrong: texts[stack.id], byHand: file };
      const started = await runStarts(stack, chosen, states, browser);
      for (const text of printed(started)) fixes[stack.id][nameOf(text)] = text;
      runs.set(stack, { started, states });
    }
    await build(stacks, ({ id }) => fixes[id], "fixes");
    pairs[engine] = [];
    for (const [stack, { started, states }] of runs) {
      pairs[engine].push(...(await runPrinted(stack, started, states, browser)));
    }
    await browser.close();
    const works = pairs[engine].filter(({ failure }) => failure === undefined).length;
    for (const { stack, start, failure } of pairs[engine]) if (failure) console.log(`${stack}, ${start}: ${failure}`);
    console.log(`${engine}: ${works} of ${pairs[engine].length} fixes let the page in and keep others out`);
  }
  pages.close();
  rmSync(folder, { recursive: true });
  return pairs;
}

/**
 * What is published of them.
 * @param {Record<string, import("./fixes/pairs.js").Pair[]>} pairs of every start, by engine
 * @param {object} [before] what is published of other stacks
 */
export function publishedFixes(pairs, before) {
  const ran = {};
  for (const [engine, list] of Object.entries(pairs)) {
    for (const { stack, start, cause, failure } of list) {
      const entry = ((ran[stack] ??= {})[start] ??= { engines: [] });
      if (failure === undefined) Object.assign(entry, { cause }).engines.push(engine);
      else if (engine === "chromium") entry.failure = failure;
    }
  }
  const stacks = { ...before?.stacks, ...ran };
  const entries = Object.entries(stacks).flatMap(([stack, starts]) => Object.values(starts).map((entry) => ({ stack, ...entry })));
  const works = (engine) => entries.filter(({ engines }) => engines.includes(engine));
  return {
    starts: attempts().length,
    pairs: new Set(works("chromium").map(({ stack, cause }) => `${stack} ${cause}`)).size,
    causes: new Set(works("chromium").map(({ cause }) => cause)).size,
    runs: Object.fromEntries(Object.keys(pairs).map((engine) => [engine, works(engine).length])),
    stacks,
  };
}

/** Fixes that are published as working and did not, in words. */
export function brokenFixes(published, pairs) {
  const broken = [];
  for (const [engine, list] of Object.entries(pairs)) {
    for (const { stack, start, failure } of list) {
      const before = published?.stacks[stack]?.[start];
      if (failure !== undefined && before?.engines.includes(engine)) broken.push(`${stack}, ${start}, in ${engine}: ${failure}`);
    }
  }
  return broken;
}
