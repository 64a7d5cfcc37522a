import { card } from "../ui/card.js";
import { make } from "../ui/element.js";
import { cookieLines } from "./cookie-lines.js";
import { cookiesOfRun } from "./cookies-of-run.js";
import { pairList } from "./pair-list.js";
import { changesSomething, meaningOfRun } from "./run-meaning.js";
import { sequenceFrame } from "./sequence-frame.js";
import { sequenceOf } from "./sequence.js";
import { inUsualSpelling } from "./usual-spelling.js";

/** The outcomes in which script reads nothing of the answer. */
const NOT_READ = ["blocked", "opaque"];

/**
 * Shows the exchanges that the server recorded: as a drawing, in words, and with every header.
 *
 * @param {import("../run/runner.js").Report} report
 * @param {Node[]} [controls] what stands above the drawing
 */
export function wireCard(report, controls = []) {
  const { steps, explained } = report;
  const cookies = cookiesOfRun(report);
  const parts = steps.map((step, i) => {
    const heading = steps.length > 1 ? [make("h4", { text: `Step ${i + 1} of ${steps.length}` })] : [];
    const isLast = i === steps.length - 1;
    // Where a cookie is what the run is about, the header that allows to read decides nothing.
    const verdict = cookies.length > 0 && explained?.outcome === "readable" ? null : explained;
    const isHole = isLast && meaningOfRun(report) === "hole";
    // Where the page reads nothing and yet there is a hole, the server ran what it should have refused.
    const isReadAtFault = !(isHole && NOT_READ.includes(step.result.outcome));
    const isRunAtFault = isHole && (!isReadAtFault || changesSomething(step));
    const atFault = { isRunAtFault, isReadAtFault };
    const drawn = isLast ? { verdict, story: cookies, atFault } : { verdict: null, story: [], atFault };
    const shown = step.exchanges ? wire(step.command, step.exchanges, drawn) : [notKnown(step.unknown)];
    return make("div", {}, [...heading, ...shown]);
  });
  return card("wire-card", "The wire, as the server recorded it", [
    ...controls,
    make("div", { class: "wire-steps" }, parts),
  ]);
}

/** @param {NonNullable<import("../run/recorder.js").RunRecord["unknown"]>} why */
function notKnown(why) {
  const words = make("p", { class: "hint", text: NOT_KNOWN[why] });
  words.dataset.wire = why;
  return words;
}

const NOT_KNOWN = {
  "no-answer": "The lab API does not answer, so nobody knows.",
  forgotten: "Not known any more: the lab has forgotten this run, or a part of it, to make room for others.",
};

/**
 * @param {import("../run/command.js").Command} command
 * @param {import("../run/recorder.js").Exchange[]} exchanges
 * @param {{verdict: import("../judge/judge.js").Verdict | null, story: string[], atFault: import("./sequence.js").AtFault}} drawn with the cookies of the story
 * @returns {Node[]}
 */
function wire({ kind, url, request }, exchanges, { verdict, story, atFault }) {
  if (kind === "probe" && exchanges.length === 0) return [make("p", { class: "hint", text: "Nothing arrived." })];
  const host = URL.canParse(url) ? new URL(url).host : url;
  const asked = { method: request?.method ?? "GET", host };
  const credentials = kind === "fetch" ? (request?.credentials ?? "same-origin") : null;
  const cookies = (/** @type {import("../run/recorder.js").Exchange} */ exchange, /** @type {boolean} */ isLast) =>
    cookieLines(exchange, credentials, isLast ? story : []);
  const spelt = exchanges.map((exchange) => (isOfActix(exchange) ? inUsualSpelling(exchange) : exchange));
  const arrows = sequenceOf(spelt, verdict, asked, cookies, atFault);
  if (kind === "probe" && arrows.at(-1)?.kind === "never") arrows.pop();
  const drawing = sequenceFrame(arrows);
  return exchanges.length > 0 ? [...drawing, everything(exchanges)] : drawing;
}

/** The other runs are answered byte for byte as they say. @param {import("../run/recorder.js").Exchange} exchange */
function isOfActix({ request }) {
  return request.path.startsWith("/actix/");
}

/** @param {import("../run/recorder.js").Exchange[]} exchanges */
function everything(exchanges) {
  const parts = exchanges.flatMap(({ request, answer, host, atMs }) => [
    make("h4", { text: `${request.method} to ${host}, after ${atMs} ms` }),
    pairList([...request.headers, ...cookieNames(request.cookies)]),
    make("h4", { text: `Answer: ${answer?.status ?? (answer?.notHttp ? "no HTTP" : "none")}` }),
    pairList(answer?.headers ?? []),
  ]);
  return make("details", {}, [make("summary", { text: "Every header" }), ...parts]);
}

/** @param {string[]} names @returns {[string, string][]} */
function cookieNames(names) {
  return names.length > 0 ? [["Cookie names", names.join(", ")]] : [];
}
