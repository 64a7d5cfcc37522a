import { find, make } from "../shared/ui/element.js";

/**
 * Has the reader choose one of the predictions. Then the one that comes true is marked.
 *
 * @param {HTMLElement} el has a button for each; that of the right one has `data-right`, with the outcome where the
 *   right one depends on it
 * @param {"readable" | "blocked"} outcome of what is predicted
 * @param {(isRight: boolean) => void} onChoose
 */
export function Choices(el, outcome, onChoose) {
  const buttons = [...el.querySelectorAll("button")];
  for (const button of buttons) {
    // The mark has its room from the start, so that nothing moves when it comes.
    button.prepend(make("span", { class: "mark" }));
    button.addEventListener("click", () => choose(button));
  }

  /** @param {HTMLButtonElement} chosen */
  function choose(chosen) {
    if (el.dataset.done) return;
    el.dataset.done = "true";
    for (const button of buttons) {
      const isRight = isComingTrue(button);
      button.setAttribute("aria-disabled", "true");
      button.setAttribute("aria-pressed", String(button === chosen));
      button.classList.toggle("right", isRight);
      find(button, ".mark", HTMLElement).textContent = isRight ? "✓" : button === chosen ? "✗" : "";
    }
    onChoose(isComingTrue(chosen));
  }

  /** @param {HTMLButtonElement} button */
  function isComingTrue({ dataset }) {
    return dataset.right === "" || dataset.right === outcome;
  }
}
