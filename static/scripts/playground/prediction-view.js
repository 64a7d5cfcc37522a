import { isSafe, meaningOf } from "../shared/catalogue/meaning.js";
import { fixTabs } from "../shared/judge/fix-tabs.js";
import { consoleCard } from "../shared/report/console-card.js";
import { MEANING_NAMES } from "../shared/report/run-meaning.js";
import { traceCard } from "../shared/report/trace-card.js";
import { withCode } from "../shared/ui/code.js";
import { make } from "../shared/ui/element.js";

/** @typedef {import("../shared/judge/judge.js").Verdict} Verdict */

/** @typedef {import("../shared/judge/case.js").Case} Case */

/** @type {Record<Verdict["outcome"], string>} */
const OUTCOMES = {
  readable: "Readable",
  opaque: "Opaque: sent, but script sees nothing of the answer",
  "opaque-redirect": "Opaque redirect: script sees only that there was one",
  blocked: "Blocked",
  incomplete: "Not to be told",
};

const NO_SERVER_CODE =
  "This page is not one that a server means to let in, so no code for a server is shown. Choose the app as the origin of the page to see it.";

/**
 * @param {Verdict} verdict
 * @returns {string} the whole of it in a line
 */
export function predictionSummary({ outcome, title, sent }) {
  const badge = OUTCOMES[outcome];
  if (outcome !== "blocked") return badge;
  const why = title ? `: ${title}` : "";
  return `${badge}${why}. ${sent ? "The server runs the request all the same." : "The request is never sent."}`;
}

/**
 * @param {HTMLElement} el
 * @param {Verdict} verdict
 * @param {Case} judgeCase of which it is the verdict
 * @param {import("../shared/catalogue/scenario.js").Engine} engine
 */
export function PredictionView(el, verdict, judgeCase, engine) {
  const meaning = predictedMeaning(verdict, judgeCase);
  const predictionAsReport = /** @type {any} */ ({
    scenario: { expect: { chromium: {}, firefox: {}, webkit: {} }, steps: [{}] },
    engine,
    explained: null,
    predicted: verdict,
  });
  const open = [...el.querySelectorAll("details")].map((details) => details.open);
  el.replaceChildren(
    make("p", { class: "badge" }, [
      document.createTextNode(predictionSummary(verdict)),
      ...(meaning ? [make("strong", { class: "meaning", text: MEANING_NAMES[meaning] })] : []),
    ]),
    make("p", {}, withCode(whyPreflight(verdict))),
    ...exposed(verdict),
    ...fix(verdict),
    ...(judgeCase.trusted ? [] : [make("p", { class: "hint", text: NO_SERVER_CODE })]),
    more("What the consoles say", consoleCard(predictionAsReport)),
    more("The steps of the standard", traceCard(verdict)),
  );
  el.dataset.meaning = meaning ?? "";
  el.querySelectorAll("details").forEach((details, i) => (details.open = open[i] ?? false));
}

/** @param {Verdict} verdict @param {Case} judgeCase */
function predictedMeaning({ outcome, sent }, { trusted, request }) {
  if (outcome === "incomplete") return null;
  return meaningOf({
    isHostile: !trusted,
    reads: outcome === "readable",
    changes: sent && !isSafe(request.method),
    isRefused: outcome === "blocked" || outcome === "opaque",
  });
}

/** @param {Verdict} verdict */
function whyPreflight({ preflight }) {
  if (!preflight.needed) return "No preflight: a form or an image could send such a request as well.";
  const because = preflight.titles.join(", ").toLowerCase();
  const headers = preflight.headers ? ` and the headers \`${preflight.headers}\`` : "";
  return `A preflight asks first for \`${preflight.method}\`${headers}, because of: ${because}.`;
}

/** @param {Verdict} verdict */
function exposed({ outcome, exposedHeaders }) {
  if (outcome !== "readable") return [];
  const names = exposedHeaders.length > 0 ? exposedHeaders.join(", ") : "none";
  return [make("p", { class: "hint", text: `Headers that script can read: ${names}.` })];
}

/** @param {Verdict} verdict */
function fix({ fix }) {
  if (!fix) return [];
  const code = fixTabs("The predicted fix for", fix);
  return [make("p", { class: "why" }, withCode(fix.why)), ...(code ? [code] : [])];
}

/**
 * Shows a card of the report without its heading, as the page can also show the same card below.
 *
 * @param {string} title
 * @param {HTMLElement} card
 */
function more(title, card) {
  const [, ...content] = card.children;
  return make("details", {}, [make("summary", { text: title }), ...content]);
}
