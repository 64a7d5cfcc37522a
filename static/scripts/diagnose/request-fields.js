import { debounce } from "../shared/logic/debounce.js";
import { make } from "../shared/ui/element.js";

/** @typedef {import("./rebuilt-case.js").Asked} Asked */

const TOLD_AFTER_MS = 200;

const OF_METHOD =
  "The message does not name the method of your request, nor every header that your script sets. The fix needs both.";
const OF_OTHER_METHOD =
  "The code allows GET, HEAD and POST, because the message does not name the method. If your script uses another one, or sets headers of its own, write them here.";
const OF_HEADERS =
  "The message does not name every header that your script sets. Write them here, so that the list is complete.";
const OF_COOKIES = "The message does not tell whether the request carries cookies. The fix is another one if it does.";

/**
 * Fields for what a message does not name, and the fix depends on.
 *
 * @param {string} id of the cause, for the names of the fields
 * @param {import("./rebuilt-case.js").Lack} lacks
 * @param {Asked} asked what the person has said already
 * @param {(asked: Asked) => void} onChange is called while the person types
 * @returns {HTMLElement[]}
 */
export function requestFields(id, lacks, asked, onChange) {
  const method = field(`${id}-method`, "Method of your request", "for example PUT");
  const headers = field(`${id}-headers`, "Headers that your script sets", "for example Content-Type, Authorization");
  const cookies = make("input", { type: "checkbox", checked: asked.cookies ?? false });
  method.input.value = asked.method ?? "";
  headers.input.value = (asked.headers ?? []).join(", ");
  const told = debounce(
    () =>
      onChange({
        method: method.input.value.trim() || undefined,
        headers: headers.input.value.split(",").flatMap((name) => name.split(":")[0].trim() || []),
        cookies: cookies.checked,
      }),
    TOLD_AFTER_MS,
  );
  for (const input of [method.input, headers.input, cookies]) input.addEventListener("input", told);
  const check = make("label", { class: "check" }, [
    cookies,
    " Sends cookies (",
    make("code", { text: 'credentials: "include"' }),
    ")",
  ]);
  const fields = [
    ...(lacks.method ? [method.el] : []),
    ...(lacks.headers ? [headers.el] : []),
    ...(lacks.cookies ? [check] : []),
  ];
  if (fields.length === 0) return [];
  return [make("p", { text: why(lacks) }), make("div", { class: "request-fields" }, fields)];
}

/** @param {import("./rebuilt-case.js").Lack} lacks */
function why({ method, headers }) {
  if (method === "needed") return OF_METHOD;
  if (method === "useful") return OF_OTHER_METHOD;
  return headers ? OF_HEADERS : OF_COOKIES;
}

/** @param {string} id @param {string} name @param {string} example */
function field(id, name, example) {
  const input = make("input", { id, placeholder: example, autocomplete: "off", spellcheck: false });
  const label = make("label", { text: name, htmlFor: id });
  return { input, el: make("div", { class: "field" }, [label, input]) };
}
