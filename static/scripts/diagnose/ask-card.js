import { caseOf } from "../shared/judge/case.js";
import { curlView } from "../shared/judge/curl-view.js";
import { curlCommands, preflightCommand, requestCommand } from "../shared/judge/curl.js";
import { card } from "../shared/ui/card.js";
import { make } from "../shared/ui/element.js";
import { REDACTED } from "./redact/secret.js";

const REQUEST_ACTS = "The request does on the server what that of your page would.";
const PREFLIGHT_CHANGES_NOTHING = "A preflight changes nothing on the server.";
const PUT_BACK = `Put your own values in the place of “${REDACTED}”.`;
const WITHOUT_BODY = "The body is left out: add yours with --data-raw.";
/** Where a message does not say which method it is about. */
const METHOD = "YOUR_METHOD";

/** @param {import("./explanation.js").Call} call whose answer is perhaps not in the text */
export function askForAnswer({ state, standIns, case: asked, verdict }) {
  const isUrlKnown = standIns.every(({ value }) => !asked.request.url.startsWith(value));
  if (state !== "undecided" || !isUrlKnown) return [];
  const preflight = verdict?.preflight ?? null;
  const { headers, body } = asked.request;
  const about = [
    ...(preflight?.needed ? [PREFLIGHT_CHANGES_NOTHING] : []),
    REQUEST_ACTS,
    ...(headers.some(([, value]) => value.includes(REDACTED)) ? [PUT_BACK] : []),
    ...(body ? [WITHOUT_BODY] : []),
  ];
  return [askCard("Ask your server", curlCommands(asked, undefined, preflight), about.join(" "))];
}

/**
 * @param {import("./explanation.js").Decoded} decoded a message that can have several causes
 * @param {import("./rebuilt-case.js").Asked} asked what the person says of the request
 */
export function askForCause({ causes, values }, asked) {
  const [from, to] = [httpUrl(values.origin)?.origin, httpUrl(values.url)?.href];
  if (causes.length < 2 || !from || !to) return [];
  const method = asked.method ?? values.method;
  const request = caseOf(from, to, { method: method ?? "GET" }, []);
  const names = (asked.headers ?? []).map((name) => name.toLowerCase());
  const preflight = { method: method ?? METHOD, headers: [...new Set(names)].sort().join(",") };
  const isOfPreflight = (/** @type {{id: string}} */ { id }) => id.startsWith("preflight");
  const hasPreflight = causes.some(isOfPreflight);
  const hasRequest = !causes.every(isOfPreflight);
  const commands = [
    ...(hasPreflight ? [preflightCommand(request, preflight)] : []),
    ...(hasRequest ? [requestCommand(request)] : []),
  ];
  const about = [...(hasPreflight ? [PREFLIGHT_CHANGES_NOTHING] : []), ...(hasRequest ? [REQUEST_ACTS] : [])];
  return [askCard("Ask your server which it is", commands, about.join(" "))];
}

/** As a browser writes it, without a letter that turns what stands around. @param {string} [text] */
function httpUrl(text = "") {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol.startsWith("http") ? url : undefined;
}

/** @param {string} title @param {import("../shared/judge/curl.js").CurlCommand[]} commands @param {string} about what they do */
function askCard(title, commands, about) {
  return card("ask-card", title, [
    make("p", { text: "Run this in a terminal. Then paste it, with what it prints, below your text." }),
    curlView(commands),
    make("p", { class: "hint", text: about }),
  ]);
}
