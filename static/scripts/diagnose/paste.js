import { debounce } from "../shared/logic/debounce.js";
import { find, isolated, make } from "../shared/ui/element.js";
import { takeDroppedFile } from "./dropped-file.js";
import { readFile } from "./read-file.js";

/** The most characters of a file that are put into the box; a longer one is named instead. */
const MOST_IN_BOX = 200_000;

/** Nobody types so many characters at once. */
const SHORTEST_PASTE = 40;

/**
 * The box to paste into and to drop a file on.
 *
 * @param {HTMLElement} el
 * @param {{name: string, text: string}[]} examples
 * @param {(isGiven: boolean) => void} onChange whether the whole text was given at once, and not typed
 */
export function Paste(el, examples, onChange) {
  const box = find(el, "textarea", HTMLTextAreaElement);
  const file = find(el, "input[type=file]", HTMLInputElement);
  const about = find(el, ".file-name", HTMLElement);
  const group = find(el, ".examples", HTMLElement);
  /** The text of a file that is too long for the box. @type {string | null} */
  let long = null;

  for (const example of examples) {
    const button = make("button", { text: example.name, type: "button" });
    button.addEventListener("click", () => put(example.text));
    group.append(button);
  }
  let isPasted = false;
  const later = debounce(() => onChange(isPasted), 250);
  box.addEventListener("input", (input) => {
    forgetFile();
    // The keyboard of a phone pastes by typing all of it at once.
    isPasted =
      input instanceof InputEvent &&
      (input.inputType === "insertFromPaste" || (input.data ?? "").length >= SHORTEST_PASTE);
    later();
  });
  file.addEventListener("change", () => {
    if (file.files?.[0]) take(file.files[0]);
    file.value = "";
  });
  takeDroppedFile(el, take);

  /** @param {File} chosen */
  async function take(chosen) {
    const text = await readFile(chosen);
    put(text.length > MOST_IN_BOX ? "" : text);
    if (text.length <= MOST_IN_BOX) return;
    long = text;
    const size = make("span", { text: `, ${Math.round(chosen.size / 100_000) / 10} MB` });
    about.replaceChildren(isolated(chosen.name), size);
    onChange(true);
  }

  /** @param {string} text */
  function put(text) {
    forgetFile();
    box.value = text;
    onChange(true);
  }

  function forgetFile() {
    long = null;
    about.replaceChildren();
  }

  return {
    /** @returns {string} */
    text: () => long ?? box.value,
    put,
    /** Unless somebody is elsewhere on the page already. */
    focus: () => document.activeElement === document.body && box.focus({ preventScroll: true }),
  };
}
