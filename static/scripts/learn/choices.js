import { make } from "../shared/ui/element.js";

/**
 * The predictions to choose from. Once chosen, the right one is marked.
 *
 * @param {{text: string, isRight?: true}[]} choices
 * @param {(isRight: boolean) => void} onChoose
 */
export function choiceButtons(choices, onChoose) {
  const made = choices.map(({ text, isRight = false }) => {
    const button = make("button", { text });
    button.type = "button";
    button.addEventListener("click", () => choose(button, isRight));
    return { button, isRight };
  });
  const el = make(
    "div",
    { class: "choices" },
    made.map(({ button }) => button),
  );
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", "What will happen?");
  return el;

  /** @param {HTMLButtonElement} chosen @param {boolean} chosenIsRight */
  function choose(chosen, chosenIsRight) {
    if (el.dataset.done) return;
    el.dataset.done = "true";
    for (const { button, isRight } of made) {
      button.setAttribute("aria-disabled", "true");
      button.setAttribute("aria-pressed", String(button === chosen));
      if (isRight) button.classList.add("right");
      const mark = isRight ? "✓ " : button === chosen ? "✗ " : "";
      if (mark) button.prepend(mark);
    }
    onChoose(chosenIsRight);
  }
}
