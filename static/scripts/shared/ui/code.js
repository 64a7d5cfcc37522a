import { announce, isolated, make } from "./element.js";

/**
 * Turns text into nodes. Text between backticks becomes code, and URLs keep their direction to themselves.
 *
 * @param {string} text
 * @returns {Node[]}
 */
export function withCode(text) {
  return text.split("`").flatMap((part, i) => (i % 2 === 0 ? withUrls(part) : [make("code", { text: part })]));
}

/** @param {string} text @returns {Node[]} */
function withUrls(text) {
  const parts = text.split(/([a-z][a-z0-9+.-]{0,20}:\/\/[^\s,;]+)/i);
  return parts.map((part, i) => (i % 2 === 0 ? document.createTextNode(part) : isolated(part)));
}

/**
 * A block of code with a button that copies it.
 *
 * @param {string} code
 * @param {string} [copied] in place of what is shown
 */
export function codeBlock(code, copied = code) {
  const shown = make("code", { text: code });
  const button = make("button", { class: "quiet copy", text: "Copy" });
  button.type = "button";
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
  const pre = make("pre", {}, [shown]);
  // An element that scrolls must be reachable by keyboard.
  pre.tabIndex = 0;
  pre.setAttribute("role", "group");
  pre.setAttribute("aria-label", "Code");
  return make("div", { class: "code-block" }, [button, pre]);
}
