import { PAGE_HOP } from "./page-hop.js";

/**
 * @typedef {import("../judge/case.js").Hop} Hop
 * @typedef {import("../judge/case.js").HopResponse} HopResponse
 * @typedef {import("./recorder.js").Exchange} Exchange
 *
 * @typedef {object} WireHop
 * @property {Exchange | null} preflight
 * @property {Exchange | null} response
 */

/**
 * Groups the exchanges of one step by hop. A redirect that was followed begins a new hop. A retry
 * of the browser after a broken connection does not.
 *
 * @param {Exchange[]} exchanges
 * @returns {WireHop[]} at least one, with nothing in it if nothing arrived
 */
export function wireHops(exchanges) {
  /** @type {WireHop} */
  let hop = { preflight: null, response: null };
  const hops = [hop];
  for (const exchange of exchanges) {
    if (hop.response && isRedirect(hop.response)) {
      hop = { preflight: null, response: null };
      hops.push(hop);
    }
    if (exchange.preflight) hop.preflight = exchange;
    else hop.response = exchange;
  }
  return hops;
}

/** The exchange of the last request that is no preflight. @param {Exchange[] | null} exchanges null: nobody knows */
export function lastRequested(exchanges) {
  return exchanges?.findLast(({ preflight }) => !preflight);
}

/** @param {Exchange} exchange */
function isRedirect({ answer }) {
  const status = answer?.status ?? 0;
  return [301, 302, 303, 307, 308].includes(status) && locationOf(answer) !== undefined;
}

/** @param {Exchange["answer"]} answer */
function locationOf(answer) {
  return answer?.headers?.find(([name]) => name.toLowerCase() === "location")?.[1];
}

/**
 * Turns the hops into those of the judge. The servers of the pages record nothing, but their response is known.
 *
 * @param {WireHop[]} hops
 * @param {string[]} pageOrigins
 * @returns {Hop[]}
 */
export function hopsForJudge(hops, pageOrigins) {
  const judged = hops.map(({ preflight, response }) => ({
    preflight: preflight && answerOf(preflight),
    response: response && answerOf(response),
  }));
  const last = hops.at(-1)?.response;
  const target = last && isRedirect(last) ? locationOf(last.answer) : undefined;
  if (target && URL.canParse(target) && pageOrigins.includes(new URL(target).origin)) judged.push(PAGE_HOP);
  return judged;
}

/** @param {Exchange} exchange @returns {HopResponse} */
function answerOf({ answer }) {
  if (answer?.notHttp) return "not-http";
  if (answer?.status === undefined) return "network-error";
  return { status: answer.status, headers: answer.headers ?? [] };
}

/**
 * Whether the actual request reached the host that was asked last.
 *
 * @param {Exchange[]} exchanges
 */
export function wasSent(exchanges) {
  return Boolean(wireHops(exchanges).at(-1)?.response);
}
