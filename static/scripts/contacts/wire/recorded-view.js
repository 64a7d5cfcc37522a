import { sequenceFrame } from "../../shared/report/sequence-frame.js";
import { sequenceOf } from "../../shared/report/sequence.js";
import { inUsualSpelling } from "../../shared/report/usual-spelling.js";
import { cookieLine } from "./cookie-line.js";
import { shortIds } from "./short-ids.js";

/** @typedef {import("../../shared/run/recorder.js").Exchange} Exchange */

const DECISIVE = "Access-Control-Allow-Origin";
/** Of the panel beside the contacts, in pixels. */
const PANEL_WIDTH = 375;

/**
 * Draws what the API recorded of one call, as the lab draws its runs.
 *
 * @param {import("../../shared/api/wire-log.js").WireEntry} call
 * @param {{apiHost: string, sameSite: boolean}} about the API's host, and whether this page is same-site with it
 * @returns {Node[]}
 */
export function recordedView({ method, outcome, exchanges }, { apiHost, sameSite }) {
  const withheld = exchanges.find(({ answer }) => answer?.withheld);
  const deciding = withheld ?? exchanges.at(-1);
  /** @type {import("../../shared/judge/judge.js").Decisive} */
  const decisive = { message: deciding?.preflight ? "preflight" : "response", header: DECISIVE };
  const drawn = exchanges.map((exchange) => inUsualSpelling({ ...exchange, request: tidied(exchange.request) }));
  const arrows = sequenceOf(drawn, { hop: 0, decisive }, { method, host: apiHost }, (exchange) => [
    cookieLine(exchange, sameSite),
  ]);
  if (outcome !== "failed" && arrows.at(-1)?.kind === "never") arrows.pop();
  return sequenceFrame(arrows, PANEL_WIDTH);
}

/** @param {Exchange["request"]} request */
function tidied(request) {
  return { ...request, path: shortIds(request.path) };
}
