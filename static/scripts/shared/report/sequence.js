import { wireHops } from "../run/wire-hops.js";
import { shortenRecipes } from "./shorten-recipes.js";

/**
 * Turns the recorded exchanges into the arrows of a sequence diagram, without coordinates.
 *
 * @typedef {object} Line one header, or the lack of one
 * @property {string} text
 * @property {boolean} decisive
 *
 * @typedef {object} Arrow
 * @property {"request" | "answer" | "cut" | "never"} kind
 * @property {boolean} preflight
 * @property {string} host
 * @property {string} title
 * @property {Line[]} lines
 * @property {"good" | "bad" | "plain"} tone
 */

/** The headers that the diagram shows. The list beside it shows all of them. */
const SHOWN_REQUEST = /^(origin|access-control-request-.*|content-type|authorization|x-.*|range|if-.*)$/;
const SHOWN_ANSWER = /^(access-control-.*|vary|location|set-cookie|cross-origin-resource-policy|timing-allow-origin)$/;

/**
 * @param {import("../run/recorder.js").Exchange[]} exchanges
 * @param {import("../judge/judge.js").Verdict | null} verdict
 * @param {{method: string, host: string}} asked what script wanted
 * @returns {Arrow[]}
 */
export function sequenceOf(exchanges, verdict, asked) {
  const hops = wireHops(exchanges);
  const decidedAt = hops[Math.min(verdict?.hop ?? hops.length - 1, hops.length - 1)];
  const decisive = verdict?.decisive ?? null;
  const deciding = decisive && decidedAt[decisive.message];
  const arrows = exchanges.flatMap((exchange) => {
    const mark = exchange === deciding ? decisive : null;
    return [requestArrow(exchange), answerArrow(exchange, mark, verdict)];
  });
  return hops.at(-1)?.response ? arrows : [...arrows, neverArrow(exchanges.at(-1), asked)];
}

/** @param {import("../run/recorder.js").Exchange} exchange @returns {Arrow} */
function requestArrow({ request, host, preflight }) {
  const lines = request.headers.filter(([name]) => SHOWN_REQUEST.test(name.toLowerCase())).map(plain);
  if (request.cookies.length > 0) lines.push({ text: `Cookie: ${request.cookies.join(", ")}`, decisive: false });
  return {
    kind: "request",
    preflight,
    host,
    title: `${request.method} ${request.path.replace(/^\/r\/[^/]+/, "/r/…")}`,
    lines,
    tone: "plain",
  };
}

/**
 * @param {import("../run/recorder.js").Exchange} exchange
 * @param {import("../judge/judge.js").Decisive | null} mark what decided in it
 * @param {import("../judge/judge.js").Verdict | null} verdict
 * @returns {Arrow}
 */
function answerArrow({ answer, host, preflight }, mark, verdict) {
  if (answer?.status === undefined) {
    const title = answer?.notHttp ? "bytes that are no HTTP" : "connection cut, no answer";
    return { kind: "cut", preflight, host, title, lines: [], tone: "bad" };
  }
  const headers = answer.headers ?? [];
  const decided = mark?.header?.toLowerCase();
  const lines = headers
    .filter(([name]) => SHOWN_ANSWER.test(name.toLowerCase()))
    .map(([name, value]) => ({ text: shortenRecipes(`${name}: ${value}`), decisive: name.toLowerCase() === decided }));
  if (decided && !headers.some(([name]) => name.toLowerCase() === decided)) {
    lines.push({ text: `${mark?.header}: missing`, decisive: true });
  }
  const good = verdict?.outcome !== "blocked";
  const tone = mark ? (good ? "good" : "bad") : "plain";
  const title = `${answer.status}${mark?.status ? " ◂ this decided" : ""}`;
  return { kind: "answer", preflight, host, title, lines, tone };
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
    tone: "bad",
  };
}

/** @param {import("../catalogue/scenario.js").Header} header @returns {Line} */
function plain([name, value]) {
  return { text: `${name}: ${value}`, decisive: false };
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
