import { find, make } from "../shared/ui/element.js";

/**
 * Has the reader choose one of the predictions. Then the right one is marked.
 *
 * @param {HTMLElement} el has a button for each
 * @param {number} right which is right, from 0
 * @param {(isRight: boolean) => void} onChoose
 */
export function Choices(el, right, onChoose) {
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
    for (const [i, button] of buttons.entries()) {
      button.setAttribute("aria-disabled", "true");
      button.setAttribute("aria-pressed", String(button === chosen));
      if (i === right) button.classList.add("right");
      find(button, ".mark", HTMLElement).textContent = i === right ? "✓" : button === chosen ? "✗" : "";
    }
    onChoose(chosen === buttons[right]);
  }
}
