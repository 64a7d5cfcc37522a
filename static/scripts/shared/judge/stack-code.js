import { codeBlock } from "../ui/code.js";
import { make } from "../ui/element.js";
import { isSeen, scrollToStart } from "../ui/scroll.js";
import { chosenStack } from "./chosen-stack.js";
import { stackOptions } from "./stack-options.js";

let made = 0;

/**
 * The list to choose a stack from, with the code for it. Nobody's stack is guessed.
 *
 * @param {import("./fix-snippets.js").Snippet[]} snippets one or more
 * @param {{below?: Node[], instead?: Node[]}} [around] what follows the code, and what is shown while no stack is chosen
 */
export function stackCode(snippets, { below = [], instead = [] } = {}) {
  const select = make("select", { id: `stack-${++made}` });
  const label = make("label", { text: "Your server", htmlFor: select.id });
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
    const snippet = snippets.find(({ stack }) => stack === chosenStack.name);
    const toChoose = new Option("Choose your server", "");
    toChoose.disabled = true;
    select.replaceChildren(...(snippet ? [] : [toChoose]), ...stackOptions(snippets));
    select.value = snippet?.stack ?? "";
    code.replaceChildren(...(snippet ? [codeBlock(snippet.code), ...below] : instead));
  }
}
