import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../lib/build.js";
import { Chromium } from "../lib/chromium.js";
import { Pages } from "../lib/pages.js";
import { stacks } from "../lib/stacks.js";
import { POLICIES } from "../table.js";
import { attempts } from "./attempts.js";
import { run } from "./pairs.js";
import { PAGE, byHand } from "./starts.js";
import { nameOf, printedTexts } from "./texts.js";
const wanted = process.argv.slice(2);
const all = stacks().filter(({ id }) => wanted.length === 0 || wanted.includes(id));
const texts = printedTexts(all.map(({ id }) => id));
if (!process.env.NOBUILD) build(all, (stack) => ({
  ...Object.fromEntries(["none", ...POLICIES].flatMap((name) => (stack.texts[name] === undefined ? [] : [[name, stack.texts[name]]]))),
  ...Object.fromEntries(texts[stack.id].printed.map((text) => [nameOf(text), text])),
}));
const home = mkdtempSync(join(tmpdir(), "stacks-"));
const hand = join(home, "by-hand.json"); writeFileSync(hand, JSON.stringify(byHand));
const pages = new Pages(); await pages.listen();
const chromium = await Chromium.open(`${PAGE}/?engine=chromium`, home);
const browser = { engine: "chromium", fetch: (origin, url, request) => pages.fetch("chromium", origin, url, request), errorOf: (url) => chromium.errorOf(url) };
const results = [];
for (const stack of all) {
  const begin = Date.now();
  const pairs = await run(stack, attempts(), { wrong: texts[stack.id].wrong, byHand: hand }, browser).catch((e) => (console.log(stack.id, "FAILED", e.message), []));
  results.push(...pairs);
  const good = pairs.filter((p) => !p.failure);
  console.log(stack.id, good.length, "of", pairs.length, "causes", new Set(good.map((p) => p.cause)).size, Date.now() - begin, "ms");
  for (const p of pairs) if (p.failure && process.env.SHOW) console.log("   ", p.start, "|", p.cause, "|", p.failure);
}
writeFileSync("/tmp/pairs.json", JSON.stringify(results));
rmSync(home, { recursive: true, force: true });
process.exit(0);
