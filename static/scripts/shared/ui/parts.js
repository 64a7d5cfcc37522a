import { announce, make } from "./element.js";

/**
 * Text in which what stands between backticks is code.
 *
 * @param {string} text
 * @returns {Node[]}
 */
export function withCode(text) {
  return text.split("`").map((part, i) => (i % 2 === 0 ? document.createTextNode(part) : make("code", { text: part })));
}

/**
 * A card of the run view.
 *
 * @param {string} name of its class
 * @param {string} title
 * @param {Node[]} children
 */
export function card(name, title, children) {
  const id = `run-${name}-title`;
  const heading = make("h3", { text: title });
  heading.id = id;
  const section = make("section", { class: `card ${name}` }, [heading, ...children]);
  section.setAttribute("aria-labelledby", id);
  return section;
}

/**
 * Code to read and to take along.
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
  // What scrolls must be reachable by keyboard.
  pre.tabIndex = 0;
  pre.setAttribute("role", "group");
  pre.setAttribute("aria-label", "Code");
  return make("div", { class: "code-block" }, [button, pre]);
}

/**
 * Names beside values.
 *
 * @param {[name: string, value: string | Node][]} pairs
 */
export function pairList(pairs) {
  const items = pairs.flatMap(([name, value]) => [make("dt", { text: name }), make("dd", {}, [asNode(value)])]);
  return make("dl", { class: "pairs" }, items);
}

/** @param {string | Node} value */
function asNode(value) {
  return typeof value === "string" ? document.createTextNode(value) : value;
}
