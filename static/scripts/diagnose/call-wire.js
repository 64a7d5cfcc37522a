import { likelyCookieLines } from "../shared/report/cookie-lines.js";
import { sequenceFrame } from "../shared/report/sequence-frame.js";
import { sequenceOf } from "../shared/report/sequence.js";
import { pairList } from "../shared/report/pair-list.js";
import { card } from "../shared/ui/card.js";
import { make } from "../shared/ui/element.js";
import { addressInWords, isPageKnown } from "./call-words.js";

/**
 * @typedef {import("./explanation.js").Call} Call
 * @typedef {import("../shared/run/recorder.js").Exchange} Exchange
 * @typedef {import("../shared/judge/case.js").HopResponse} HopResponse
 * @typedef {import("../shared/catalogue/scenario.js").Header} Header
 */

const NOT_KNOWN = "an answer that is not in what you pasted";

/**
 * The exchanges of a call as a picture, in words, and with every header.
 *
 * @param {Call} call
 */
export function callWireCard(call) {
  const exchanges = exchangesOf(call);
  const { url, method } = call.case.request;
  const credentials = /** @type {RequestCredentials} */ (call.case.request.credentials);
  const { origin } = new URL(url);
  const { host } = addressInWords(call, new URL(url));
  const arrows = sequenceOf(exchanges, call.verdict, { method, host }, (exchange) =>
    likelyCookieLines(exchange, origin === call.case.pageOrigin ? null : credentials, call.hasCookie),
  );
  if (call.state !== "blocked" && arrows.at(-1)?.kind === "never") arrows.pop();
  const unknown = exchanges.flatMap(({ answer }) => [false, answer === null]);
  const drawn = arrows.map((arrow, i) =>
    unknown[i] ? { ...arrow, kind: /** @type {const} */ ("answer"), title: NOT_KNOWN, decides: false } : arrow,
  );
  return card("wire-card", "On the wire", [...sequenceFrame(drawn), everyHeader(exchanges)]);
}

/**
 * What goes over the wire, up to what decides. Words stand where the case has an example.
 *
 * @param {Call} call
 * @returns {Exchange[]}
 */
export function exchangesOf(call) {
  const { request, hops } = call.case;
  const { verdict, state } = call;
  const pageOrigin = isPageKnown(call) ? call.case.pageOrigin : "(that of your page)";
  const last = state === "blocked" ? (verdict?.hop ?? hops.length) : hops.length;
  let url = new URL(request.url);
  const known = hops.length > 0 ? hops : [{ preflight: null, response: null }];
  return known.slice(0, last + 1).flatMap(({ preflight, response }, i) => {
    const isAsked = preflight !== null || (i === (verdict?.hop ?? 0) && verdict?.preflight.needed === true);
    const isSent = state !== "blocked" || i < last || verdict?.sent === true;
    const isTold = isSent && (response !== null || !isAsked || preflight !== null);
    const address = addressInWords(call, url);
    const asked = exchange(address, "OPTIONS", preflightHeaders(pageOrigin, verdict), preflight, true);
    const sent = exchange(address, request.method, requestHeaders(pageOrigin, request.headers), response, false);
    url = next(url, response);
    return [...(isAsked ? [asked] : []), ...(isTold ? [sent] : [])];
  });
}

/** @param {URL} url @param {HopResponse} response @returns {URL} where a redirect leads */
function next(url, response) {
  if (response === null || typeof response === "string") return url;
  const location = response.headers.find(([name]) => name.toLowerCase() === "location")?.[1];
  return location && URL.canParse(location, url) ? new URL(location, url) : url;
}

/** @param {string} origin @param {Call["verdict"]} verdict @returns {Header[]} */
function preflightHeaders(origin, verdict) {
  const { method, headers } = verdict?.preflight ?? { method: null, headers: null };
  return [
    ["Origin", origin],
    ...(method ? [/** @type {Header} */ (["Access-Control-Request-Method", method])] : []),
    ...(headers ? [/** @type {Header} */ (["Access-Control-Request-Headers", headers])] : []),
  ];
}

/** @param {string} origin @param {Header[]} headers @returns {Header[]} */
function requestHeaders(origin, headers) {
  return [["Origin", origin], ...headers.filter(([name]) => name.toLowerCase() !== "origin")];
}

/**
 * @param {{host: string, path: string}} address
 * @param {string} method
 * @param {Header[]} headers
 * @param {HopResponse} response
 * @param {boolean} preflight
 * @returns {Exchange}
 */
function exchange({ host, path }, method, headers, response, preflight) {
  const request = { method, path, headers, cookies: [] };
  return { seq: 0, atMs: 0, tookMs: null, host, preflight, request, answer: answerOf(response) };
}

/** @param {HopResponse} response @returns {Exchange["answer"]} */
function answerOf(response) {
  if (response === "network-error") return { abort: true };
  return response === "not-http" ? { notHttp: true } : response;
}

/** @param {Exchange[]} exchanges */
function everyHeader(exchanges) {
  const parts = exchanges.flatMap(({ request, answer, host }) => [
    make("h4", { text: `${request.method} to ${host}` }),
    pairList(request.headers),
    make("h4", { text: answer?.status ? `Answer: ${answer.status}` : "Answer" }),
    pairList(answer?.headers ?? []),
  ]);
  return make("details", {}, [make("summary", { text: "Every header" }), ...parts]);
}
