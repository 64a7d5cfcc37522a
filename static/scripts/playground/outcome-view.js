import { announce, find } from "../shared/ui/element.js";

const OF_RUN = "What this browser did";

/**
 * Shows what came of a run: the line and the wire beside the form, the rest below it.
 *
 * @param {ParentNode} root
 */
export function OutcomeView(root) {
  const result = find(root, "#result", HTMLElement);
  const seen = find(root, "#seen", HTMLElement);
  const rest = find(root, "#outcome", HTMLElement);
  const link = find(root, "#to-outcome", HTMLAnchorElement);
  const title = find(root, "#prediction-title", HTMLElement);
  const ofPrediction = title.textContent;
  return { show, clear };

  /** @param {ReturnType<typeof import("../shared/report/report-view.js").reportView>} view */
  function show({ headline, meaning, cards }) {
    for (const part of [result, seen, rest]) part.dataset.meaning = meaning ?? "";
    const isIn = (/** @type {string} */ name) => (/** @type {HTMLElement} */ card) => card.classList.contains(name);
    result.replaceChildren(...cards.filter(isIn("banner")));
    seen.replaceChildren(...cards.filter(isIn("wire-card")));
    const others = cards.filter((card) => !isIn("banner")(card) && !isIn("wire-card")(card));
    find(rest, ".cards", HTMLElement).replaceChildren(...others);
    // A run as predicted stands in the place of the prediction.
    if (result.querySelector(".agrees.good")) title.textContent = OF_RUN;
    rest.hidden = false;
    link.hidden = false;
    announce(`${headline.badge}. ${headline.sentence}`);
  }

  /** Nothing is shown of a run that was of another form. */
  function clear() {
    for (const part of [result, seen, find(rest, ".cards", HTMLElement)]) part.replaceChildren();
    title.textContent = ofPrediction;
    rest.hidden = true;
    link.hidden = true;
  }
}
