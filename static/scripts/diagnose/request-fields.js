import { make } from "../shared/ui/element.js";

/**
 * Fields for what a message about a preflight does not name: the method and the headers of the request. Without
 * them the fix would allow neither.
 *
 * @param {string} id of the cause, for the names of the fields
 * @param {(asked: import("./rebuilt-case.js").Asked) => void} onChange
 * @returns {HTMLElement[]}
 */
export function requestFields(id, onChange) {
  const method = field(`${id}-method`, "Method of your request", "PUT");
  const headers = field(`${id}-headers`, "Headers that your script sets", "Content-Type, Authorization");
  const told = () =>
    onChange({
      method: method.input.value.trim() || undefined,
      headers: headers.input.value.split(",").flatMap((name) => name.split(":")[0].trim() || []),
    });
  for (const { input } of [method, headers]) input.addEventListener("change", told);
  const words = "The message does not name the method and the headers that the preflight asks for. The fix needs both.";
  return [make("p", { text: words }), make("div", { class: "request-fields" }, [method.el, headers.el])];
}

/** @param {string} id @param {string} name @param {string} example */
function field(id, name, example) {
  const input = make("input");
  input.id = id;
  input.placeholder = example;
  input.autocomplete = "off";
  input.spellcheck = false;
  const label = make("label", { text: name });
  label.htmlFor = id;
  return { input, el: make("div", { class: "field" }, [label, input]) };
}
