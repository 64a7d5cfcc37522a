/** Runs the starts of a stack, and the fixes that are printed for them, in a browser. */
import { judge } from "../lib/judge.js";
import { ask } from "../lib/raw.js";
import { start } from "../lib/server.js";
import { lost } from "./kept.js";
import { HOSTILE, PAGE, wrong } from "./starts.js";
import { nameOf } from "./texts.js";

/**
 * @typedef {object} Browser
 * @property {string} engine
 * @property {(origin: string, url: string, request: object) => Promise<string>} fetch
 * @property {(url: string) => Promise<string | undefined>} [errorOf] the engine's own code, where it tells one
 *
 * @typedef {object} Pair
 * @property {string} stack
 * @property {string} start
 * @property {string | undefined} cause
 * @property {string | undefined} failure why it does not count
 */

/**
 * Runs the starts of a stack: what is refused, with what the judge says of it.
 * @param {import("../lib/stacks.js").Stack} stack
 * @param {import("./attempts.js").Attempt[]} attempts
 * @param {{ wrong: Record<string, string>, byHand: string }} states
 * @param {Browser} browser
 */
export async function runStarts(stack, attempts, states, browser) {
  const seen = await asked(stack, attempts, states, browser);
  const cases = seen.map(({ attempt, answers }) => caseOf(attempt, answers, stack.id));
  const verdicts = judge(cases, browser.engine);
  return seen.map((it, index) => {
    const run = { ...it, verdict: verdicts[index] };
    return { ...run, failure: startFailure(run, browser.engine) };
  });
}

/** The texts that are printed for them. */
export function printed(runs) {
  return runs.filter(({ failure }) => failure === undefined).map(({ verdict }) => verdict.fix.snippets[0].code);
}

/**
 * Runs the printed texts.
 * @returns {Promise<Pair[]>}
 */
export async function runPrinted(stack, runs, states, browser) {
  await tryFixes(stack, runs.filter(({ failure }) => failure === undefined), states, browser);
  return runs.map(({ attempt, verdict, failure }) => ({ stack: stack.id, start: attempt.start, cause: verdict.cause, failure }));
}

async function asked(stack, attempts, states, browser) {
  const seen = [];
  for (const [state, group] of grouped(attempts, ({ server }) => server)) {
    const text = state in wrong ? states.wrong[state] : stack.texts.none;
    const name = state in wrong ? nameOf(text) : "none";
    const server = await start(stack, { name, text, byHand: state === "by hand" ? states.byHand : undefined });
    try {
      for (const attempt of group) {
        const answers = [];
        for (const request of exchanges(attempt)) answers.push(await ask(server.port, request));
        const url = urlOf(server, attempt);
        const outcome = await browser.fetch(PAGE, url, attempt.request);
        const code = outcome === "blocked" ? await browser.errorOf?.(url) : undefined;
        seen.push({ attempt, answers, outcome, code });
      }
    } finally {
      await server.stop();
    }
  }
  return seen;
}

/** Why a start is not the one that the judge names; nothing if it is. */
function startFailure({ verdict, outcome, code }, engine) {
  if (verdict.outcome !== "blocked") return `the judge calls the start ${verdict.outcome}`;
  if (outcome !== "blocked") return `the browser calls the start ${outcome}, the judge ${verdict.cause}`;
  const said = verdict.says[engine]?.code;
  if (code !== undefined && code !== said) return `the browser says ${code}, the judge ${said}`;
  if (!verdict.fix.snippets[0]?.code) return "nothing is printed";
  return undefined;
}

async function tryFixes(stack, runs, states, browser) {
  for (const [text, group] of grouped(runs, ({ verdict }) => verdict.fix.snippets[0].code)) {
    let server;
    try {
      // The application behind a proxy goes on to write its headers; elsewhere the fix stands in their place.
      const byHand = stack.kind === "proxy" ? states.byHand : undefined;
      server = await start(stack, { name: nameOf(text), text, byHand, part: "fixes" });
    } catch (error) {
      for (const run of group) run.failure = `the fix does not start: ${error.message.slice(0, 300)}`;
      continue;
    }
    try {
      for (const run of group) run.failure = await fixFailure(server, run, browser);
    } finally {
      await server.stop();
    }
  }
}

async function fixFailure(server, { attempt }, browser) {
  const outcome = await browser.fetch(PAGE, urlOf(server, attempt), attempt.request);
  if (outcome !== "readable") return `with the fix it is ${outcome} (${await browser.errorOf?.(urlOf(server, attempt))})`;
  for (const origin of HOSTILE) {
    const hostile = await browser.fetch(origin, urlOf(server, attempt), attempt.request);
    if (hostile !== "blocked") return `with the fix it is ${hostile} for ${origin}`;
  }
  const missing = attempt.keeps && (await lost(server.port, attempt.path, attempt.keeps));
  return missing && `the fix takes away ${missing}`;
}

function urlOf({ port }, { path, start }) {
  return `http://api.mixmax.localhost:${port}${path}?${encodeURIComponent(start)}`;
}

/** What a browser sends for it, up to the first redirect. */
function exchanges({ path, request: { method, headers } }) {
  const origin = ["Origin", PAGE];
  const actual = { method, path, headers: [origin, ...headers] };
  if (["GET", "POST"].includes(method) && headers.length === 0) return [actual];
  const names = headers.map(([name]) => name).sort();
  const asked = names.length > 0 ? [["Access-Control-Request-Headers", names.join(",")]] : [];
  const preflight = { method: "OPTIONS", path, headers: [origin, ["Access-Control-Request-Method", method], ...asked] };
  return [preflight, actual];
}

function caseOf({ path, request }, answers, stack) {
  const [first, second] = answers;
  const hop = second === undefined ? { response: first } : { preflight: first, response: second };
  return { pageOrigin: PAGE, request: { url: `http://api.mixmax.localhost:3000${path}`, ...request }, hops: [hop], stacks: [stack] };
}

function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
