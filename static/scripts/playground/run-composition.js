import { isHostile } from "../shared/catalogue/meaning.js";
import { reportView } from "../shared/report/report-view.js";
import { EXPECTS_NOTHING, expectPrediction } from "../shared/run/expect-prediction.js";
import { labRefusal } from "../shared/run/lab-refusal.js";
import { Runner } from "../shared/run/runner.js";
import { find } from "../shared/ui/element.js";
import { sendable } from "./sendable.js";

/**
 * Runs the composition. The page loads this module at the first run.
 *
 * @param {import("../shared/config.js").Config} config
 * @param {import("../shared/catalogue/composition.js").Composition} composition
 * @param {import("./form/recipe-limits.js").RecipeLimits} limits
 * @returns {Promise<ReturnType<typeof import("../shared/report/report-view.js").reportView>>}
 */
export async function runComposition(config, composition, limits) {
  const { from, to, request, recipe } = composition;
  runner ??= new Runner(config, find(document, "#frames", HTMLElement));
  const report = await runner.run({
    id: "playground",
    row: null,
    title: "Playground",
    story: "",
    from,
    hostile: isHostile(composition) ? [from] : [],
    steps: [{ to, request, recipe: sendable(recipe, limits) }],
    expect: EXPECTS_NOTHING,
  });
  const refusal = await labRefusal(report.steps[0]);
  if (refusal) throw refusal;
  const hasPrediction = expectPrediction(report);
  const view = reportView(report, { inCatalogue: false, isPredictionShown: true });
  if (!hasPrediction) withoutComparison(view.cards);
  return view;
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
