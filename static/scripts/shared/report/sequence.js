import { lastRequested, wireHops } from "../run/wire-hops.js";
import { shortenRecipes } from "./shorten-recipes.js";

/**
 * Turns the recorded exchanges into the arrows of a sequence diagram, without coordinates.
 *
 * @typedef {object} Line one header, or the lack of one
 * @property {string} text
 * @property {boolean} decisive
 * @property {boolean} [predicted] worked out, and not recorded
 *
 * @typedef {object} Arrow
 * @property {"request" | "answer" | "cut" | "never"} kind
 * @property {boolean} preflight
 * @property {string} host
 * @property {string} title
 * @property {Line[]} lines
 * @property {boolean} decides whether what decided is in it
 *
 * @typedef {object} AtFault
 * @property {boolean} [isRunAtFault] whether the server is, which ran the last request
 * @property {boolean} [isReadAtFault] whether the header is that let script read or not
 */

/** The headers that the diagram shows. The list beside it shows all of them. */
const SHOWN_REQUEST = /^(origin|access-control-request-.*|content-type|authorization|x-.*|range|if-.*)$/;
const SHOWN_ANSWER = /^(access-control-.*|vary|location|set-cookie|cross-origin-resource-policy|timing-allow-origin)$/;

/** The header of the request that each deciding header of the response is compared with. @type {Partial<Record<string, string>>} */
const COUNTERPARTS = {
  "access-control-allow-origin": "origin",
  "access-control-allow-methods": "access-control-request-method",
  "access-control-allow-headers": "access-control-request-headers",
};

/**
 * @param {import("../run/recorder.js").Exchange[]} exchanges
 * @param {Pick<import("../judge/judge.js").Verdict, "hop" | "decisive"> | null} verdict
 * @param {{method: string, host: string}} asked what script wanted
 * @param {(exchange: import("../run/recorder.js").Exchange, isLast: boolean) => Line[]} [cookies] the lines about
 *   the cookies of a request; the last one is what the story of a run is about
 * @param {AtFault} [atFault]
 * @returns {Arrow[]}
 */
export function sequenceOf(
  exchanges,
  verdict,
  asked,
  cookies = () => [],
  { isRunAtFault = false, isReadAtFault = true } = {},
) {
  const hops = wireHops(exchanges);
  const decidedAt = hops[Math.min(verdict?.hop ?? hops.length - 1, hops.length - 1)];
  const decisive = verdict?.decisive ?? null;
  const deciding = decisive && decidedAt[decisive.message];
  const last = lastRequested(exchanges);
  const arrows = exchanges.flatMap((exchange) => {
    const mark = exchange === deciding ? decisive : null;
    const request = requestArrow(exchange, isReadAtFault ? mark : null, cookies(exchange, exchange === last));
    const answer = answerArrow(exchange, mark);
    // Why script cannot read an answer is still said, in the colour of everything else.
    return [isRunAtFault && exchange === last ? atFault(request) : request, isReadAtFault ? answer : plain(answer)];
  });
  return hops.at(-1)?.response ? arrows : [...arrows, neverArrow(exchanges.at(-1), asked)];
}

/**
 * @param {import("../run/recorder.js").Exchange} exchange
 * @param {import("../judge/judge.js").Decisive | null} mark what decided in its answer
 * @param {Line[]} cookies
 * @returns {Arrow}
 */
function requestArrow({ request, host, preflight }, mark, cookies) {
  const compared = COUNTERPARTS[mark?.header?.toLowerCase() ?? ""];
  const headers = request.headers
    .filter(([name]) => SHOWN_REQUEST.test(name.toLowerCase()))
    .map(([name, value]) => ({ text: `${name}: ${value}`, decisive: name.toLowerCase() === compared }));
  const lines = [...headers, ...cookies];
  return {
    kind: "request",
    preflight,
    host,
    title: `${request.method} ${request.path.replace(/^\/r\/[^/]+/, "/r/…")}`,
    lines,
    decides: lines.some(({ decisive }) => decisive),
  };
}

/** @param {Arrow} request @returns {Arrow} */
function atFault(request) {
  const line = { text: "the server ran it", decisive: true };
  return { ...request, lines: [...request.lines, line], decides: true };
}

/** An arrow in which nothing is marked. @param {Arrow} arrow @returns {Arrow} */
function plain(arrow) {
  return { ...arrow, lines: arrow.lines.map((line) => ({ ...line, decisive: false })), decides: false };
}

/**
 * @param {import("../run/recorder.js").Exchange} exchange
 * @param {import("../judge/judge.js").Decisive | null} mark what decided in it
 * @returns {Arrow}
 */
function answerArrow({ answer, host, preflight }, mark) {
  if (answer?.status === undefined && !answer?.withheld) {
    const title = answer?.notHttp ? "bytes that are no HTTP" : "connection cut, no answer";
    return { kind: "cut", preflight, host, title, lines: [], decides: true };
  }
  const headers = answer.headers ?? [];
  const decided = mark?.header?.toLowerCase();
  const lines = headers
    .filter(([name]) => SHOWN_ANSWER.test(name.toLowerCase()))
    .map(([name, value]) => ({ text: shortenRecipes(`${name}: ${value}`), decisive: name.toLowerCase() === decided }));
  if (decided && !headers.some(([name]) => name.toLowerCase() === decided)) {
    lines.push({ text: `${mark?.header}: missing`, decisive: true });
  }
  const status = answer.withheld ? "an answer; its status is withheld from this page" : answer.status;
  const title = `${status}${mark?.status ? " ◂ this decided" : ""}`;
  return { kind: "answer", preflight, host, title, lines, decides: mark !== null };
}

/**
 * @param {import("../run/recorder.js").Exchange | undefined} last
 * @param {{method: string, host: string}} asked
 * @returns {Arrow}
 */
function neverArrow(last, { method, host }) {
  return {
    kind: "never",
    preflight: false,
    host: last?.host ?? host,
    title: `${method} never sent`,
    lines: [],
    decides: true,
  };
}

/** Describes one arrow in a sentence. @param {Arrow} arrow */
export function arrowInWords({ kind, preflight, host, title, lines }) {
  const what = preflight ? "preflight" : "request";
  const heads = {
    request: `The browser sends a ${what} to ${host}: ${title}`,
    answer: `${host} answers the ${what} with ${title}`,
    cut: `${host} does not answer the ${what}: ${title}`,
    never: `${title} to ${host}`,
  };
  const rest = lines.map(({ text, decisive }) => (decisive ? `${text} (this decided)` : text)).join("; ");
  return rest ? `${heads[kind]}. ${rest}.` : `${heads[kind]}.`;
}
