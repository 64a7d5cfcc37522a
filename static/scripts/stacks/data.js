import { loadFile } from "../shared/load-file.js";
import { printed } from "../shared/logic/sentences.js";

/**
 * What was measured: `/lab/stacks.json`, which `tests/run stacks` writes.
 *
 * @typedef {"good" | "pitfall" | "plain"} Grade
 * @typedef {{id: string, title: string, language: string, kind: string, documentation: string, version: string, from: "cargo" | "npm" | "pypi" | "apt", subdomains?: string, cannot?: Record<string, string>, policies: Record<string, string>}} Stack
 * @typedef {{method: string, path: string, headers: [string, string][]}} Asked
 * @typedef {{id: string, group: string, title: string, why: string, policy: string, threads: string[], requests: Asked[]}} Behaviour
 * @typedef {{value: string, grade: Grade, answers: number[], verdict?: number}} Cell answers and verdict are places in the lists
 * @typedef {{outcome: string, cause?: string, says: {chromium: string, firefox: string, webkit: string}}} Verdict
 * @typedef {{pairs: number, causes: number, runs: Record<string, number>, stacks: Record<string, Record<string, {cause?: string, engines: string[]}>>}} Fixes
 * @typedef {{stacks: Stack[], behaviours: Behaviour[], answers: string[], verdicts: Verdict[], cells: Record<string, Record<string, Cell>>, fixes?: Fixes}} Measured
 */

/** @returns {Promise<Measured>} */
export async function loadMeasured() {
  return asRead(await loadFile("lab/stacks.json"));
}

/** Sentences are stored with the apostrophe of programs. @param {Measured} measured @returns {Measured} */
function asRead(measured) {
  for (const behaviour of measured.behaviours) {
    behaviour.title = printed(behaviour.title);
    behaviour.why = printed(behaviour.why);
  }
  for (const cell of Object.values(measured.cells).flatMap((cells) => Object.values(cells))) {
    cell.value = printed(cell.value);
  }
  return measured;
}

/** @param {Measured} measured @param {string} stack @returns {Behaviour[]} those that mislead or let somebody in */
export function pitfalls({ behaviours, cells }, stack) {
  return behaviours.filter(({ id }) => cells[stack][id]?.grade === "pitfall");
}

/**
 * The values of a behaviour with the stacks that have them, the most frequent first.
 *
 * @param {Measured} measured
 * @param {Behaviour} behaviour
 * @returns {{value: string, grade: Grade, stacks: Stack[]}[]}
 */
export function byValue({ stacks, cells }, { id }) {
  /** @type {Map<string, {value: string, grade: Grade, stacks: Stack[]}>} */
  const found = new Map();
  for (const stack of stacks) {
    const cell = cells[stack.id][id];
    if (!cell) continue;
    const key = `${cell.grade} ${cell.value}`;
    const entry = found.get(key) ?? { value: cell.value, grade: cell.grade, stacks: [] };
    entry.stacks.push(stack);
    found.set(key, entry);
  }
  return [...found.values()].sort((one, other) => other.stacks.length - one.stacks.length);
}

/** @param {Asked} asked @returns {string} the request as a command */
export function curl({ method, path, headers }) {
  const options = headers.map(([name, value]) => ` \\\n  -H '${name}: ${value}'`).join("");
  return `curl -i${method === "GET" ? "" : ` -X ${method}`} http://127.0.0.1:8080${path}${options}`;
}
