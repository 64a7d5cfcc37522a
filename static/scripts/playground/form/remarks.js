import { make } from "../../shared/ui/element.js";
import { unsentNames } from "../sendable.js";
import { control, showRemark } from "./controls.js";
import { misspeltInAnswer, misspeltInRequest, wrongSideInRequest } from "./did-you-mean.js";

/**
 * Remarks below the fields of headers: what may be misspelt, and what the lab does not send.
 *
 * @typedef {import("../../shared/catalogue/scenario.js").Header} Header
 * @typedef {import("./did-you-mean.js").Misspelt} Misspelt
 */

/** @param {HTMLElement} part @param {Header[]} [headers] */
export function remarkOnRequest(part, headers = []) {
  remark(part, misspeltInRequest(headers), [wrongSideInRequest(headers)]);
}

/**
 * @param {HTMLElement} part
 * @param {import("../../shared/catalogue/scenario.js").RecipeResponse | undefined} response
 * @param {import("./recipe-limits.js").RecipeLimits} limits
 */
export function remarkOnAnswer(part, response, limits) {
  const headers = response?.headers ?? [];
  const misspelt = misspeltInAnswer(headers);
  const unsent = unsentNames(headers, limits).filter((name) => !misspelt.some((one) => one.name === name));
  remark(part, misspelt, [
    unsent.length > 0 ? `Not sent by the lab: ${unsent.join(", ")}. The CORS protocol does not read them.` : "",
  ]);
}

/** @param {HTMLElement} part @param {Misspelt[]} misspelt @param {string[]} sentences */
function remark(part, misspelt, sentences) {
  const said = sentences.filter(Boolean);
  const key = [...misspelt.map(({ name }) => name), ...said].join(" ");
  showRemark(part, "headers", key, [
    ...misspelt.map((one) => question(part, one)),
    ...said.map((text) => make("p", { text })),
  ]);
}

/** @param {HTMLElement} part @param {Misspelt} misspelt */
function question(part, { name, meant }) {
  const mend = make("button", { class: "quiet", text: `Write ${meant}`, type: "button" });
  mend.addEventListener("click", () => {
    const field = control(part, "headers");
    field.value = field.value
      .split("\n")
      .map((line) => (line.slice(0, line.indexOf(":")).trim() === name ? meant + line.slice(line.indexOf(":")) : line))
      .join("\n");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return make("p", { class: "misspelt" }, [`${name}: no browser knows this header. Did you mean ${meant}? `, mend]);
}
