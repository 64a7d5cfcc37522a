import { codeBlock } from "../ui/code.js";
import { make } from "../ui/element.js";
import { headerLines, stackSnippets } from "./fix-snippets.js";
import { stackCode } from "./stack-code.js";

/**
 * What repairs a refusal: first the lines that the answer must have, whatever the server, then the
 * request as the page should make it, then code for the stack that the person chose.
 *
 * @param {import("./judge.js").Fix} fix
 * @returns {HTMLElement | null} null when there is nothing to write
 */
export function fixView(fix) {
  const lines = headerLines(fix);
  const stacks = stackSnippets(fix);
  const parts = [
    ...(lines ? [part("What the answer must have", codeBlock(lines))] : []),
    ...(fix.client ? [part("The page", codeBlock(fix.client.trim()))] : []),
    ...(stacks.length > 0 ? [stackCode(stacks)] : []),
  ];
  return parts.length > 0 ? make("div", { class: "fix-view" }, parts) : null;
}

/** @param {string} title @param {HTMLElement} code */
function part(title, code) {
  return make("div", {}, [make("p", { class: "part", text: title }), code]);
}
