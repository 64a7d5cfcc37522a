import { ENGINE_NAMES } from "../judge/engine.js";
import { firstSentence } from "../logic/sentences.js";
import { lastRequested } from "../run/wire-hops.js";
import { causeIn } from "./agreement.js";
import { areCookiesSent } from "./cookies-of-run.js";
import { outcomeInWords } from "./outcome-words.js";
import { changesSomething } from "./run-meaning.js";
import { shortenRecipes } from "./shorten-recipes.js";

/**
 * @typedef {{badge: string, sentence: string}} Headline
 */

/**
 * Says in one sentence what happened and what it means, and in another why.
 *
 * @param {import("../run/runner.js").Report} report
 * @param {boolean | null} sent
 * @param {import("./run-meaning.js").Meaning | null} meaning
 * @returns {Headline}
 */
export function headlineOf(report, sent, meaning) {
  const { scenario, steps, explained, predicted } = report;
  const { result, exchanges, unknown } = steps[steps.length - 1];
  const verdict = explained ?? predicted;
  const name = unknown === "no-answer" ? "Not known" : (NO_ANSWER[verdict?.cause ?? ""] ?? aboutCookies(report));
  const isSaid = result.outcome === "blocked" && name === undefined;
  const status = exchanges?.at(-1)?.answer?.status;
  const badge = outcomeInWords(result.outcome, meaning, { name, sent: isSaid ? sent : null, status });
  if (unknown !== null) return { badge, sentence: UNKNOWN[unknown] };
  if (scenario.note) return { badge, sentence: firstSentence(scenario.note.why) };
  if (result.outcome === "blocked") {
    const why = verdict?.outcome === "blocked" && verdict.fix ? shortenRecipes(firstSentence(verdict.fix.why)) : null;
    return { badge, sentence: why ?? unexplained(report, verdict !== null) };
  }
  const isRunToo = meaning === "hole" && result.outcome === "readable" && changesSomething(steps[steps.length - 1]);
  return { badge, sentence: SENTENCES[result.outcome](report) + (isRunToo ? RUN_TOO : "") };
}

/**
 * Of a run that is about cookies, and whose answer script reads: whether they went along.
 *
 * @param {import("../run/runner.js").Report} report
 */
function aboutCookies(report) {
  const areSent = areCookiesSent(report);
  if (report.steps[report.steps.length - 1].result.outcome !== "readable" || areSent === null) return undefined;
  return `Answer readable, cookie ${areSent ? "sent" : "not sent"}`;
}

/** Script reads the answer, and that is not all that it should not get. */
const RUN_TOO = " And the server ran the request.";

/** @type {Record<NonNullable<import("../run/recorder.js").RunRecord["unknown"]>, string>} */
const UNKNOWN = {
  "no-answer": "The lab API does not answer, so this says nothing about CORS: what follows is predicted, not observed.",
  forgotten:
    "The lab has forgotten this run to make room for others, so what reached the server is not known any more: what follows is predicted, not observed.",
};

/** @param {import("../run/runner.js").Report} report @param {boolean} judged */
function unexplained({ scenario, engine }, judged) {
  const known = BEYOND_THE_WIRE[causeIn(scenario.expect, engine) ?? ""];
  if (known) return known;
  return judged
    ? `${ENGINE_NAMES[engine]} kept the answer from script, though by what was on the wire it need not have.`
    : "Script was told nothing but that it failed; this site’s explanations do not answer.";
}

const FROM_CACHE = "The browser took an answer from its cache, with the headers that another request had got.";
const LOCAL_NETWORK =
  "The browser guards servers on this machine and on the local network, and refused before CORS was asked.";

/** Causes that the recorded exchanges do not show. @type {Partial<Record<string, string>>} */
const BEYOND_THE_WIRE = {
  "cached-for-other-origin": FROM_CACHE,
  "cached-without-cors": FROM_CACHE,
  "lna-wrong-target-space": LOCAL_NETWORK,
};

/** Causes that are no refusal: nobody said no. @type {Partial<Record<string, string>>} */
const NO_ANSWER = {
  "network-error": "No answer came",
  "network-error-after-preflight": "No answer came",
  "not-http": "What came is no HTTP",
};

/** @type {Record<import("../catalogue/scenario.js").Outcome, (report: import("../run/runner.js").Report) => string>} */
const SENTENCES = {
  readable: whyReadable,
  opaque: () => "The request was sent and answered, but in no-cors mode script sees neither status nor body.",
  "opaque-redirect": () => "The redirect was not followed, as asked, and script sees no more of it than that.",
  blocked: () => "",
  // What is no fetch has a note.
  probe: () => "",
};

/**
 * What let script read: the headers of the last answer, and whether the browser asked first.
 *
 * @param {import("../run/runner.js").Report} report
 */
function whyReadable({ steps, explained }) {
  const { command, exchanges } = steps[steps.length - 1];
  const headers = lastRequested(exchanges)?.answer?.headers ?? [];
  const allowed = headers.find(([name]) => name.toLowerCase() === "access-control-allow-origin")?.[1];
  if (allowed === undefined) return "The server’s headers allow this origin to read the answer.";
  const isIncluding = command.request?.credentials === "include";
  const besides = isIncluding ? " and `Access-Control-Allow-Credentials: true`" : "";
  const begin = beginning(exchanges?.some(({ preflight }) => preflight) ?? false, explained?.preflight);
  return `${begin} says \`Access-Control-Allow-Origin: ${allowed}\`${besides}. So script may read it.`;
}

/**
 * @param {boolean} isAsked whether a preflight arrived
 * @param {import("../judge/judge.js").Verdict["preflight"]} [preflight]
 */
function beginning(isAsked, preflight) {
  if (!isAsked) return preflight?.needed === false ? "No preflight was needed, and the answer" : "The answer";
  const titles = preflight?.titles ?? [];
  return `The preflight passed${titles.length > 0 ? ` (${titles.join(", ")})` : ""}, and the answer`;
}
