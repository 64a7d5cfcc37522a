import { hasChanged, meaningOf } from "../shared/catalogue/meaning.js";
import { statusOf } from "../shared/judge/case.js";
import { fixView } from "../shared/judge/fix-view.js";
import { messagesCard } from "../shared/report/console-card.js";
import { consoleLines } from "../shared/report/console-lines.js";
import { outcomeInWords } from "../shared/report/outcome-words.js";
import { traceCard } from "../shared/report/trace-card.js";
import { EXPECTS_NOTHING } from "../shared/run/expect-prediction.js";
import { withCode } from "../shared/ui/code.js";
import { make } from "../shared/ui/element.js";
import { whyPreflight } from "./why-preflight.js";

/** @typedef {import("../shared/judge/judge.js").Verdict} Verdict */

/** @typedef {import("../shared/judge/case.js").Case} Case */

/** @typedef {NonNullable<Verdict["fix"]>} Fix */

/** What more there is to say of an outcome. @type {Partial<Record<Verdict["outcome"], string>>} */
const FURTHER = {
  opaque: "The request is sent, but script sees nothing of the answer.",
  "opaque-redirect": "Script sees only that there was one.",
};

const APPLIED = "The answers are mended. This is what you applied, as your server writes it:";

const NO_SERVER_CODE =
  "No code is shown here that lets this page in: no server wants that. To see the code for a page that is welcome, choose the app as the origin of the page.";

/**
 * @param {Verdict} verdict
 * @param {Case} judgeCase of which it is the verdict
 * @returns {string} the whole of it in a line
 */
export function predictionSummary(verdict, judgeCase) {
  const { outcome, title, sent, hop } = verdict;
  if (outcome === "incomplete") return "Not to be told";
  const words = outcomeInWords(outcome, predictedMeaning(verdict, judgeCase));
  if (outcome !== "blocked") return [words, FURTHER[outcome]].filter(Boolean).join(". ");
  const further = sent ? received(statusOf(judgeCase.hops[hop])) : "The request is never sent.";
  return [words, title, further].filter(Boolean).join(". ");
}

/** @param {number | undefined} status */
function received(status = 200) {
  return status < 400 ? "The server runs the request all the same." : `The server answers ${status}.`;
}

/**
 * @param {HTMLElement} el where the line is
 * @param {HTMLElement} more where the reasons are
 * @param {Verdict} verdict
 * @param {Case} judgeCase of which it is the verdict
 * @param {object} about
 * @param {import("../shared/catalogue/scenario.js").Engine} about.engine
 * @param {(fix: Fix) => void} about.onMend
 * @param {Fix | null} about.applied the fix that made the answers what they are
 */
export function PredictionView(el, more, verdict, judgeCase, { engine, onMend, applied }) {
  const meaning = predictedMeaning(verdict, judgeCase);
  const prediction = { scenario: { steps: [], expect: EXPECTS_NOTHING }, explained: null, predicted: verdict };
  const linesOf = (/** @type {typeof engine} */ one) => consoleLines(prediction, one);
  const open = [...more.querySelectorAll("details")].map((details) => details.open);
  el.replaceChildren(make("p", { class: "badge", text: predictionSummary(verdict, judgeCase) }));
  more.replaceChildren(
    make("p", {}, withCode(whyPreflight(verdict))),
    ...exposed(verdict),
    ...(verdict.fix ? fix(verdict, verdict.fix, onMend) : appliedFix(applied)),
    ...(judgeCase.trusted ? [] : [make("p", { class: "hint", text: NO_SERVER_CODE })]),
    closed("What the consoles say", messagesCard("", engine, linesOf)),
    closed("The steps of the standard", traceCard(verdict)),
  );
  for (const part of [el, more]) part.dataset.meaning = meaning ?? "";
  more.querySelectorAll("details").forEach((details, i) => (details.open = open[i] ?? false));
}

/** @param {Verdict} verdict @param {Case} judgeCase */
function predictedMeaning({ outcome, sent }, { trusted, request, hops }) {
  if (outcome === "incomplete") return null;
  return meaningOf({
    isHostile: !trusted,
    reads: outcome === "readable",
    changes: sent && hasChanged(request.method, statusOf(hops[hops.length - 1])),
    isRefused: outcome === "blocked" || outcome === "opaque",
  });
}

/** @param {Verdict} verdict */
function exposed({ outcome, exposedHeaders }) {
  if (outcome !== "readable") return [];
  if (exposedHeaders.length === 0) return [];
  return [make("p", { class: "hint", text: `Of these headers, script can read: ${exposedHeaders.join(", ")}.` })];
}

/** @param {Verdict} verdict @param {Fix} fix @param {(fix: Fix) => void} onMend */
function fix({ decisive, faults }, fix, onMend) {
  const code = fixView(fix, { decisive });
  const mend = make("button", { class: "mend", text: "Apply this fix", type: "button" });
  mend.addEventListener("click", () => onMend(fix));
  const mends = fix.headers.length > 0 ? [make("p", {}, [mend])] : [];
  return [make("p", { class: "why" }, withCode(fix.why)), ...furtherFaults(faults), ...mends, ...(code ? [code] : [])];
}

/** Whoever mends by hand should know what they meet next. @param {Verdict["faults"]} faults the first is known */
function furtherFaults(faults) {
  const titles = faults.slice(1).map(({ title }) => title);
  return titles.length > 0
    ? [
        make("p", {
          class: "further",
          text: `The fix also mends what would stand in the way next: ${titles.join(", then ")}.`,
        }),
      ]
    : [];
}

/** What the answers were changed to, for whoever takes it to a server of their own. @param {Fix | null} applied */
function appliedFix(applied) {
  const code = applied && fixView(applied);
  return code ? [make("p", { class: "why", text: APPLIED }), code] : [];
}

/**
 * Shows a card of the report without its heading, as the page can also show the same card below.
 *
 * @param {string} title
 * @param {HTMLElement} card
 */
function closed(title, card) {
  const [, ...content] = card.children;
  return make("details", {}, [make("summary", { text: title }), ...content]);
}
