import { fixTabs } from "../shared/judge/fix-tabs.js";
import { consoleCard } from "../shared/report/console-card.js";
import { traceCard } from "../shared/report/trace-card.js";
import { withCode } from "../shared/ui/code.js";
import { make } from "../shared/ui/element.js";

/** @typedef {import("../shared/judge/judge.js").Verdict} Verdict */

/** @type {Record<Verdict["outcome"], [badge: string, tone: string]>} */
const OUTCOMES = {
  readable: ["Readable", "good"],
  opaque: ["Opaque: sent, but script sees nothing of the answer", "plain"],
  "opaque-redirect": ["Opaque redirect: script sees only that there was one", "plain"],
  blocked: ["Blocked", "bad"],
  incomplete: ["Not to be told", "plain"],
};

/**
 * @param {Verdict} verdict
 * @returns {string} the whole of it in a line
 */
export function predictionSummary({ outcome, title, sent }) {
  const [badge] = OUTCOMES[outcome];
  if (outcome !== "blocked") return badge;
  const why = title ? `: ${title}` : "";
  return `${badge}${why}. ${sent ? "The server runs the request all the same." : "The request is never sent."}`;
}

/**
 * @param {HTMLElement} el
 * @param {Verdict} verdict
 * @param {import("../shared/catalogue/scenario.js").Engine} engine
 */
export function PredictionView(el, verdict, engine) {
  const [, tone] = OUTCOMES[verdict.outcome];
  const predictionAsReport = /** @type {any} */ ({
    scenario: { expect: {} },
    engine,
    explained: null,
    predicted: verdict,
  });
  const open = [...el.querySelectorAll("details")].map((details) => details.open);
  el.replaceChildren(
    make("p", { class: `badge ${tone}`, text: predictionSummary(verdict) }),
    make("p", {}, withCode(whyPreflight(verdict))),
    ...exposed(verdict),
    ...fix(verdict),
    more("What the consoles say", consoleCard(predictionAsReport)),
    more("The steps of the standard", traceCard(verdict)),
  );
  el.querySelectorAll("details").forEach((details, i) => (details.open = open[i] ?? false));
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
