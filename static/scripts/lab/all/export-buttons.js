import { announce, find, make } from "../../shared/ui/element.js";
import { asJson, asMarkdown } from "./export.js";

/**
 * The buttons that save what came of all runs.
 *
 * @param {HTMLElement} el
 * @param {() => import("./export.js").ExportedRun} outcome
 */
export function ExportButtons(el, outcome) {
  const json = find(el, ".export-json", HTMLButtonElement);
  const markdown = find(el, ".export-markdown", HTMLButtonElement);
  json.addEventListener("click", () => save("two-origins-lab.json", asJson(outcome()), "application/json"));
  markdown.addEventListener("click", () => save("two-origins-lab.md", asMarkdown(outcome()), "text/markdown"));
  return {
    /** @param {boolean} isThere whether there is something to save */
    enable: (isThere) => void (json.disabled = markdown.disabled = !isThere),
  };
}

/** @param {string} name @param {string} text @param {string} type */
function save(name, text, type) {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  announce(`${name} saved.`);
}
