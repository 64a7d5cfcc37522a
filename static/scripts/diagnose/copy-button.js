import { codeBlock } from "../shared/ui/code.js";
import { announce, make } from "../shared/ui/element.js";

/**
 * A button that copies a text. Where the browser does not let it, the text is shown.
 *
 * @param {string} name
 * @param {() => string} text
 */
export function copyButton(name, text) {
  const button = make("button", { text: name });
  button.type = "button";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      announce("Copied.");
      button.textContent = "Copied";
    } catch {
      announce("The browser does not let this page copy; the text is shown instead.");
      button.after(codeBlock(text()));
      button.remove();
    }
  });
  return button;
}
