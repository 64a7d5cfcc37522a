import { expectedIn } from "../../../static/lab/catalogue/compare.js";
import { isSafe, meaningOf } from "../../../static/scripts/shared/catalogue/meaning.js";

/** What probes call a refusal. */
const REFUSALS = ["blocked", "failed", "refused"];

/**
 * Works out the meaning of a scenario in one engine from what is expected there.
 *
 * @param {any} scenario
 * @param {import("../../../static/scripts/shared/catalogue/scenario.js").Engine} engine
 */
export function meaningIn(scenario, engine) {
  const expected = /** @type {any} */ (expectedIn(scenario.expect, engine));
  const last = scenario.steps.at(-1);
  const { observations = {}, outcome, cause, code } = expected;
  const reads = outcome === "readable" || ["readable", "loaded"].includes(observations.outcome) || observations.message;
  return meaningOf({
    isHostile: scenario.hostile.includes(last.from ?? scenario.from),
    reads: Boolean(reads),
    changes: changes(last, expected),
    isRefused:
      ["blocked", "opaque"].includes(outcome) ||
      (outcome === "probe" && Boolean(cause ?? code)) ||
      isRefused(observations) ||
      lacks(last, expected),
  });
}

/** @param {any} step @param {any} expected */
function changes({ request = {}, recipe = {} }, { sent, arrived, answered }) {
  const method = arrived?.method ?? request.method ?? "GET";
  const status = answered?.status ?? recipe.response?.status ?? 200;
  return sent === true && !isSafe(method) && status < 400;
}

/** @param {any} observations */
function isRefused({ outcome, event, error, muted, detailed }) {
  return REFUSALS.includes(outcome) || event === "error" || Boolean(error) || muted === true || detailed === false;
}

/** Whether something that the page asked for is missing from the request or the answer. @param {any} step @param {any} expected */
function lacks({ request = {} }, { headers = {}, body, arrived = {} }) {
  const asked = (request.headers ?? []).map((/** @type {[string, string]} */ [name]) => name.toLowerCase());
  const dropped = Object.entries(arrived.headers ?? {}).some(
    ([name, value]) => value === null && asked.includes(name.toLowerCase()),
  );
  const cookies = Object.values(arrived.cookies ?? {});
  return body === "error" || Object.values(headers).includes(null) || cookies.includes(false) || dropped;
}
