import { caseOf } from "../shared/judge/case.js";
import { curlCommands, preflightCommand, requestCommand } from "../shared/judge/curl.js";
import { card } from "../shared/ui/card.js";
import { codeBlock } from "../shared/ui/code.js";
import { make } from "../shared/ui/element.js";

const REQUEST_ACTS = "The request does on the server what that of your page would.";
const PREFLIGHT_CHANGES_NOTHING = "A preflight changes nothing on the server.";
/** Where a message does not say which method it is about. */
const METHOD = "YOUR_METHOD";

/** @param {import("./explanation.js").Call} call whose answer is perhaps not in the text */
export function askForAnswer({ state, standIns, case: asked, verdict }) {
  const isUrlKnown = standIns.every(({ value }) => !asked.request.url.startsWith(value));
  if (state !== "undecided" || !isUrlKnown) return [];
  const preflight = verdict?.preflight ?? null;
  const about = preflight?.needed ? `${PREFLIGHT_CHANGES_NOTHING} ${REQUEST_ACTS}` : REQUEST_ACTS;
  return [askCard("Ask your server", curlCommands(asked, undefined, preflight), about)];
}

/** @param {import("./explanation.js").Decoded} decoded a message that can have several causes */
export function askForCause({ causes, values: { url, origin, method } }) {
  const [from, to] = [httpUrl(origin)?.origin, httpUrl(url)?.href];
  if (causes.length < 2 || !from || !to) return [];
  const asked = caseOf(from, to, { method: method ?? "GET" }, []);
  const title = "Ask your server which it is";
  if (causes.every(({ id }) => !id.startsWith("preflight"))) {
    return [askCard(title, requestCommand(asked), REQUEST_ACTS)];
  }
  const preflight = { method: method ?? METHOD, headers: null };
  return [askCard(title, preflightCommand(asked, preflight), PREFLIGHT_CHANGES_NOTHING)];
}

/** As a browser writes it, without a letter that turns what stands around. @param {string} [text] */
function httpUrl(text = "") {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol.startsWith("http") ? url : undefined;
}

/** @param {string} title @param {string} commands @param {string} about what they do */
function askCard(title, commands, about) {
  return card("ask-card", title, [
    make("p", { text: "Run this in a terminal. Then paste it, with what it prints, below your text." }),
    codeBlock(commands),
    make("p", { class: "hint", text: about }),
  ]);
}
