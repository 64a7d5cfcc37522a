import { shortenRecipes } from "../shared/report/shorten-recipes.js";

/**
 * What was seen of a step: by script, and by the server.
 *
 * @typedef {import("../shared/catalogue/scenario.js").Header} Header
 *
 * @typedef {object} SeenExchange
 * @property {"lab" | "third"} to the server that was asked
 * @property {boolean} preflight
 * @property {string} method
 * @property {Header[]} headers
 * @property {string[]} cookies their names
 * @property {number} status
 * @property {Header[]} answer its headers
 *
 * @typedef {{outcome: string, exchanges: SeenExchange[]}} SeenStep
 */

/** The headers that the pictures show. */
const OF_REQUESTS = /^(origin|access-control-request-.*|content-type)$/;
const OF_ANSWERS = /^(access-control-.*|vary|location|set-cookie)$/;

/**
 * Keeps of a step what the pictures show.
 *
 * @param {import("../shared/run/step-runner.js").StepRun} step
 * @param {string} thirdOrigin
 * @returns {SeenStep | null} null when the record of the server is not to be had
 */
export function seenStep({ result, exchanges }, thirdOrigin) {
  if (!exchanges) return null;
  const thirdHost = new URL(thirdOrigin).host;
  const seen = exchanges.map(({ request, answer, host, preflight }) => ({
    to: /** @type {"lab" | "third"} */ (host === thirdHost ? "third" : "lab"),
    preflight,
    method: request.method,
    headers: shown(request.headers, OF_REQUESTS),
    cookies: request.cookies,
    status: answer?.status ?? 0,
    answer: shown(answer?.headers ?? [], OF_ANSWERS),
  }));
  return { outcome: result.outcome, exchanges: seen };
}

/** @param {Header[]} headers @param {RegExp} names @returns {Header[]} */
function shown(headers, names) {
  return headers
    .filter(([name]) => names.test(name.toLowerCase()))
    .map(([name, value]) => [name, shortenRecipes(value).replace(/; (Path|Max-Age)=[^;]*/g, "")]);
}

/** @param {SeenStep[]} steps @returns {Required<import("./figures/figure.js").Expected>} what came of it, to be compared with what is expected */
export function outcomeOf(steps) {
  const exchanges = steps.flatMap((step) => step.exchanges);
  return {
    outcome: steps.at(-1)?.outcome === "readable" ? "readable" : "blocked",
    arrived: exchanges.map(({ method }) => method).join(" "),
    cookie: exchanges.at(-1)?.cookies.length ? "sent" : "not sent",
  };
}
