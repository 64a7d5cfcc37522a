import { hostileIn } from "../shared/catalogue/meaning.js";
import { reportView } from "../shared/report/report-view.js";
import { EXPECTS_NOTHING, expectPrediction } from "../shared/run/expect-prediction.js";
import { labRefusal } from "../shared/run/lab-refusal.js";
import { Runner } from "../shared/run/runner.js";
import { find } from "../shared/ui/element.js";
import { sendable } from "./sendable.js";

/**
 * Runs the composition and shows the report. The page loads this module at the first run.
 *
 * @param {HTMLElement} el where the outcome is shown
 * @param {import("../shared/config.js").Config} config
 * @param {import("../shared/catalogue/composition.js").Composition} composition
 * @param {import("./form/recipe-limits.js").RecipeLimits} limits
 */
export async function runComposition(el, config, { from, ...step }, limits) {
  el.hidden = true;
  runner ??= new Runner(config, find(document, "#frames", HTMLElement));
  const report = await runner.run({
    id: "playground",
    row: null,
    title: "Playground",
    story: "",
    from,
    hostile: hostileIn(from),
    steps: [{ ...step, recipe: sendable(step.recipe, limits) }],
    expect: EXPECTS_NOTHING,
  });
  const refusal = await labRefusal(report.steps[0]);
  if (refusal) throw refusal;
  const hasPrediction = expectPrediction(report);
  const { cards, meaning } = reportView(report, { inCatalogue: false });
  el.dataset.meaning = meaning ?? "";
  if (!hasPrediction) withoutComparison(cards);
  find(el, ".cards", HTMLElement).replaceChildren(...cards);
  el.hidden = false;
  find(el, "h2", HTMLElement).focus();
}

/** Hides the comparison: without the judge nothing was predicted. @param {HTMLElement[]} cards */
function withoutComparison(cards) {
  for (const card of cards) {
    card.querySelector(".agrees")?.remove();
    if (card.classList.contains("agreement-card")) card.hidden = true;
  }
}

/** @type {Runner | null} */
let runner = null;
