import { find } from "../shared/ui/element.js";

const TYPING_PAUSE_MS = 200;

/**
 * A field to search in, which waits until a person pauses.
 *
 * @param {HTMLElement} el
 * @param {object} about
 * @param {string} about.id
 * @param {string} about.label
 * @param {(text: string) => void} about.onPause
 */
export function SearchField(el, { id, label, onPause }) {
  const field = find(el, "input[type=search]", HTMLInputElement);
  const caption = find(el, "label", HTMLLabelElement);
  field.id = caption.htmlFor = id;
  caption.textContent = label;
  /** @type {number | undefined} */
  let typing;
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => onPause(text()), TYPING_PAUSE_MS);
  });
  return { text, put };

  function text() {
    return field.value.trim();
  }

  /** @param {string} value in place of what a person types */
  function put(value) {
    clearTimeout(typing);
    field.value = value;
  }
}
