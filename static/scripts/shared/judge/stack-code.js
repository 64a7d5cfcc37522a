import { codeBlock } from "../ui/code.js";
import { make } from "../ui/element.js";
import { isSeen, scrollToStart } from "../ui/scroll.js";
import { chosenStack } from "./chosen-stack.js";

let made = 0;

/**
 * Code for the stack that the person chose, with the list to choose another one from.
 *
 * @param {import("./fix-snippets.js").Snippet[]} snippets one or more
 */
export function stackCode(snippets) {
  const select = make("select");
  select.id = `stack-${++made}`;
  select.append(...snippets.map(({ name }) => new Option(name, name)));
  const label = make("label", { text: "Your server" });
  label.htmlFor = select.id;
  const code = make("div");
  const el = make("div", { class: "stack-code" }, [make("p", { class: "stack" }, [label, select]), code]);
  select.addEventListener("change", () => {
    chosenStack.choose(select.value);
    if (!isSeen(el)) scrollToStart(el);
  });
  chosenStack.addEventListener("change", follow);
  show();
  return el;

  /** What is no longer on the page need not follow. */
  function follow() {
    if (el.isConnected) show();
    else chosenStack.removeEventListener("change", follow);
  }

  function show() {
    const snippet = snippets.find(({ name }) => name === chosenStack.name) ?? snippets[0];
    select.value = snippet.name;
    code.replaceChildren(codeBlock(snippet.code));
  }
}
