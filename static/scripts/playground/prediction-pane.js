import { announce, find, make } from "../shared/ui/element.js";
import { codeTabs } from "./code-tabs.js";
import { FixInSight } from "./fix-in-sight.js";
import { predictionSummary, PredictionView } from "./prediction-view.js";

/**
 * @typedef {import("../shared/judge/judge.js").Verdict} Verdict
 * @typedef {NonNullable<Verdict["fix"]>} Fix
 */

const NO_PREDICTION = "This site’s predictions do not answer. A run shows what happens all the same.";

/**
 * Shows what is predicted of the form, beside it and below, with the code for it.
 *
 * @param {ParentNode} root
 * @param {import("../shared/catalogue/scenario.js").Engine} engine
 * @param {(fix: Fix, prediction: import("./predict.js").Prediction) => void} onMend
 */
export function PredictionPane(root, engine, onMend) {
  const line = find(root, ".predicted", HTMLElement);
  const more = find(root, ".predicted-more", HTMLElement);
  const code = find(root, "#copies", HTMLElement);
  const fixInSight = FixInSight(root);
  return { outdate, refuse, show };

  /** The form has changed, and another prediction is to come. The fix is of the form as it was, too. */
  function outdate() {
    line.setAttribute("aria-busy", "true");
    more.inert = true;
  }

  /** A verdict about another request than the one in the form would mislead. @param {string} problem */
  function refuse(problem) {
    line.replaceChildren(make("p", { class: "unpredicted", text: `Nothing is predicted. ${problem}` }));
    line.dataset.meaning = "";
    line.removeAttribute("aria-busy");
    for (const el of [more, code]) el.replaceChildren();
    fixInSight.follow(false);
  }

  /**
   * @param {import("./predict.js").Prediction} prediction
   * @param {Verdict["fix"]} applied the fix that made the answers what they are
   */
  function show(prediction, applied) {
    const { verdict, judgeCase } = prediction;
    line.removeAttribute("aria-busy");
    more.inert = false;
    const mend = (/** @type {Fix} */ fix) => onMend(fix, prediction);
    if (verdict) PredictionView(line, more, verdict, judgeCase, { engine, onMend: mend, applied });
    else {
      line.replaceChildren(make("p", { text: NO_PREDICTION }));
      more.replaceChildren();
    }
    fixInSight.follow(applied !== null);
    code.replaceChildren(codeTabs(prediction, more.querySelector(".stack-code") !== null));
    announce(verdict ? predictionSummary(verdict, judgeCase) : NO_PREDICTION);
  }
}
