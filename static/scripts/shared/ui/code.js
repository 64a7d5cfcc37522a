import { announce, isolated, make } from "./element.js";
import { whole } from "./whole.js";

/** URLs, and names with hyphens, such as those of headers, with the quotes around them: none stands on a line alone. */
const VALUES = /(['‘"]?(?:[a-z][a-z0-9+.-]{0,20}:\/\/[^\s,;]+|[a-z]+(?:-[a-z]+)+['’"]?))/i;

/**
 * Turns text into nodes. Text between backticks becomes code, and values keep their direction to themselves.
 *
 * @param {string} text
 * @returns {Node[]}
 */
export function withCode(text) {
  return text.split("`").flatMap((part, i) => (i % 2 === 0 ? withValues(part) : [whole(make("code", { text: part }))]));
}

/** @param {string} text @returns {Node[]} */
export function withValues(text) {
  return text.split(VALUES).map((part, i) => (i % 2 === 0 ? document.createTextNode(part) : whole(isolated(part))));
}

/** A line that is a comment. */
const COMMENT = /^([^\S\n]*(?:#|\/\/|<!--).*)$/m;

/**
 * A block of code with a button that copies it.
 *
 * @param {string} code
 * @param {string} [copied] in place of what is shown
 */
export function codeBlock(code, copied = code) {
  const parts = code.split(COMMENT);
  const shown = make("code", {}, [
    ...parts.map((text, i) => (i % 2 === 0 ? text : make("span", { class: "comment", text }))),
  ]);
  const button = make("button", { class: "quiet copy", text: "Copy", type: "button" });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(copied);
      announce("Copied.");
      button.textContent = "Copied";
    } catch {
      getSelection()?.selectAllChildren(shown);
      announce("The browser does not let this page copy; the code is selected.");
    }
  });
  // An element that scrolls must be reachable by keyboard.
  const pre = make("pre", { tabIndex: 0 }, [shown]);
  pre.setAttribute("role", "group");
  pre.setAttribute("aria-label", "Code");
  return make("div", { class: "code-block" }, [button, pre]);
}
