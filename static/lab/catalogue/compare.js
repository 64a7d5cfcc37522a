/**
 * Compares what a scenario expects with what a run showed.
 *
 * @typedef {import("../../scripts/shared/catalogue/scenario.js").Engine} Engine
 * @typedef {import("../../scripts/shared/catalogue/scenario.js").Expectation} Expectation
 * @typedef {import("../../scripts/shared/run/recorder.js").Exchange} Exchange
 *
 * @typedef {object} Result what script saw of one step
 * @property {string} outcome
 * @property {number | null} [status]
 * @property {string | null} [type]
 * @property {[string, string][]} [headers]
 * @property {string | null} [bodyError] why the body could not be read
 * @property {Record<string, unknown> | null} [observations]
 *
 * @typedef {{what: string, expected: unknown, found: unknown, agrees: boolean}} Comparison
 */

/**
 * What is expected in one engine.
 * @param {Expectation & Partial<Record<Engine, object>>} expect
 * @param {Engine | null} engine null: only what holds in all of them
 * @returns {Expectation}
 */
export function expectedIn(expect, engine) {
  const { chromium, firefox, webkit, ...all } = expect;
  const parts = { chromium, firefox, webkit };
  return { ...all, ...(engine && parts[engine]) };
}

/**
 * @param {Expectation} expected
 * @param {Result} result of the last step
 * @param {Exchange[]} exchanges of the last step
 * @returns {Comparison[]} one for each thing that is expected
 */
export function compare(expected, result, exchanges) {
  const requests = exchanges.filter((exchange) => !exchange.preflight);
  const arrived = requests.at(-1);
  const answer = exchanges.at(-1)?.answer;
  const found = new Map(result.headers?.map(([name, value]) => [name.toLowerCase(), value]));
  return [
    same("outcome", expected.outcome, result.outcome),
    same("sent", expected.sent ?? undefined, exchanges.at(-1)?.preflight === false),
    same("preflight", expected.preflight, requests.length < exchanges.length),
    same("status", expected.status, result.status),
    same("type", expected.type, result.type),
    same("body", expected.body, result.bodyError ? "error" : "readable"),
    ...each("header ", expected.headers, (name) => found.get(name.toLowerCase()) ?? null),
    ...each("observation ", expected.observations, (name) => result.observations?.[name]),
    same("arrived method", expected.arrived?.method, arrived?.request.method),
    same("arrived host", expected.arrived?.host, arrived?.host),
    ...each("arrived header ", expected.arrived?.headers, (name, wanted) => header(arrived?.request, name, wanted)),
    ...each("arrived cookie ", expected.arrived?.cookies, (name) => arrived?.request.cookies.includes(name)),
    same("answered status", expected.answered?.status, answer?.status),
    ...each("answered header ", expected.answered?.headers, (name, wanted) => header(answer, name, wanted)),
  ].flat();
}

/**
 * @param {string} what
 * @param {unknown} expected undefined: nothing
 * @param {unknown} found
 * @returns {Comparison[]}
 */
function same(what, expected, found) {
  return expected === undefined ? [] : [{ what, expected, found, agrees: Object.is(expected, found) }];
}

/**
 * @param {string} what
 * @param {Record<string, unknown> | undefined} expected
 * @param {(name: string, wanted: unknown) => unknown} find
 */
function each(what, expected, find) {
  return Object.entries(expected ?? {}).flatMap(([name, wanted]) => same(what + name, wanted, find(name, wanted)));
}

/**
 * @param {{headers?: [string, string][]} | null | undefined} message
 * @param {string} name
 * @param {unknown} wanted true: present is enough
 */
function header(message, name, wanted) {
  if (!message) return undefined;
  const found = message.headers?.find(([other]) => other.toLowerCase() === name.toLowerCase());
  return wanted === true ? found !== undefined : (found?.[1] ?? null);
}
