import { isTaken } from "../run/command.js";
import { wasSent } from "../run/wire-hops.js";
import { linkToCard } from "../ui/card.js";
import { withCode } from "../ui/code.js";
import { make } from "../ui/element.js";
import { agreementCard } from "./agreement-card.js";
import { agreementOf } from "./agreement.js";
import { codeCard } from "./code-card.js";
import { consoleCard } from "./console-card.js";
import { cookiesOfRun } from "./cookies-of-run.js";
import { fixCard } from "./fix-card.js";
import { headlineOf } from "./headline.js";
import { meaningOfRun } from "./run-meaning.js";
import { scriptCard } from "./script-card.js";
import { traceCard } from "./trace-card.js";
import { wireCard } from "./wire-card.js";

/**
 * Shows one run: what happened and why, with all details.
 *
 * @param {import("../run/runner.js").Report} report
 * @param {{inCatalogue?: boolean, isPredictionShown?: boolean, controls?: Node[]}} [about] whether the catalogue
 *   expects something of it, and not the judge alone; whether the page shows what is predicted, so that a run which
 *   agrees tells only what is new; what stands above the drawing of the wire
 * @returns {{headline: import("./headline.js").Headline, meaning: import("./run-meaning.js").Meaning | null, cards: HTMLElement[]}}
 */
export function reportView(report, { inCatalogue = true, isPredictionShown = false, controls = [] } = {}) {
  const { scenario, engine, steps, explained, predicted } = report;
  const { command, result, exchanges, unknown } = steps[steps.length - 1];
  const sent = exchanges && command.kind === "fetch" ? wasSent(exchanges) : null;
  const agreement = agreementOf(report);
  const meaning = meaningOfRun(report);
  const headline = headlineOf(report, sent, meaning);
  const verdict = explained ?? predicted;
  const isAboutCookies = cookiesOfRun(report).length > 0;
  const isTold = isPredictionShown && agreement.isPredicted && agreement.agrees === true;
  const isFixTold = isTold && (meaning === "broken" || meaning === null);
  const fix = isFixTold ? null : fixCard(scenario, verdict, meaning);
  const messages = isTold ? null : consoleCard(report);
  const told = [result.outcome === "blocked" ? messages : null, fix].filter((card) => card !== null);
  // The way out of a hole comes before what the console says.
  const further = (meaning === "hole" ? told.reverse() : told).map(linkToCard);
  const isUnexplained = command.kind === "fetch" && isTaken(command) && exchanges !== null && explained === null;
  return {
    headline,
    meaning,
    cards: [
      banner(headline, agreement, further, scenario.expect[engine]?.why),
      ...(isUnexplained ? [make("p", { class: "card degraded", text: NOT_EXPLAINED })] : []),
      ...(unknown === "no-answer" ? [labIsDown()] : []),
      wireCard(report, controls),
      ...columns(isTold ? [] : [codeCard(report)], [scriptCard(report)]),
      ...(messages ? [messages] : []),
      ...columns(verdict && !isTold ? [traceCard(verdict, isAboutCookies)] : [], fix ? [fix] : []),
      agreementCard(agreement, inCatalogue),
    ],
  };
}

function labIsDown() {
  return make("p", { class: "card degraded" }, [
    "Is the lab running? It may be switched off with LAB=off. What works without it: ",
    make("a", { text: "Diagnose", href: "/diagnose" }),
    " and ",
    make("a", { text: "Origins", href: "/origins" }),
    ".",
  ]);
}

const NOT_EXPLAINED =
  "This site’s explanations do not answer, so the steps of the standard and the fix are missing here. What script saw and what was on the wire is all real.";

/**
 * @param {import("./headline.js").Headline} headline
 * @param {import("./agreement.js").Agreement} agreement
 * @param {HTMLElement[]} further links to what is below
 * @param {string} [why] this browser does what others do not
 */
function banner({ badge, sentence }, { agrees, isPredicted, rows }, further, why) {
  const isAllPredicted = isPredicted && rows.every(({ predicted }) => predicted !== undefined);
  const mark = `${agrees ? "✓ as" : "✗ not as"} ${isAllPredicted ? "predicted" : "expected"}`;
  const marks = agrees === null ? [] : [make("span", { class: `agrees ${agrees ? "good" : "bad"}`, text: mark })];
  return make("div", { class: "card banner" }, [
    make("p", { class: "badges" }, [make("strong", { class: "badge", text: badge }), ...further, ...marks]),
    make("p", { class: "sentence" }, withCode(sentence)),
    ...(why ? [make("p", { class: "departs" }, withCode(why))] : []),
  ]);
}

/** @param {HTMLElement[]} left @param {HTMLElement[]} right @returns {HTMLElement[]} nothing where neither has a card */
function columns(left, right) {
  const sides = [left, right].filter((cards) => cards.length > 0).map((cards) => make("div", {}, cards));
  return sides.length > 0 ? [make("div", { class: "columns" }, sides)] : [];
}
