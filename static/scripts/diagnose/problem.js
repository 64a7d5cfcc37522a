import { Failure } from "../shared/api/failure.js";
import { codeBlock } from "../shared/ui/code.js";
import { make } from "../shared/ui/element.js";
import { TooLong } from "./explanation.js";
import { factTitle } from "./facts.js";
import { UnreadableHar } from "./redact/unreadable-har.js";

const COMMAND = "cors-doctor explain FILE";
const TOO_LONG =
  "Even without bodies and secrets this is longer than 16 MB. This command explains it on your own machine, however long it is:";
const UNREADABLE_HAR =
  "This looks like a HAR file, but it cannot be read, so nothing of it was sent. Save it again, or try the command:";

/**
 * What to do when there is no answer.
 *
 * @param {unknown} failure
 * @param {() => void} retry
 * @returns {HTMLElement[]}
 */
export function problemView(failure, retry) {
  const kind = failure instanceof Failure ? failure.kind : "";
  if (failure instanceof TooLong || kind === "body-too-large") return [notice(TOO_LONG), codeBlock(COMMAND)];
  if (failure instanceof UnreadableHar) return [notice(UNREADABLE_HAR), codeBlock(COMMAND)];
  if (failure instanceof Failure && kind === "invalid-fields") return [notice(invalid(failure))];
  const again = make("button", { text: "Try again", type: "button" });
  again.addEventListener("click", retry);
  const words =
    kind === "unavailable"
      ? "The server of this page has too much to do just now."
      : "The server of this page does not answer, so there is no diagnosis. What it would have got is below, under “What is sent”.";
  return [notice(`${words} This command says the same on your own machine:`), codeBlock(COMMAND), again];
}

/** @param {Failure} failure */
function invalid({ problem }) {
  const errors = problem?.errors ?? [];
  if (errors.some(({ field }) => field === "text")) {
    return "Nothing here is known. Paste a console message, a curl command or its output, DevTools’ Copy as fetch, a HAR file, or the headers of request and response. In the Network tab, the red request has them.";
  }
  return errors.map(({ field, message }) => `${factTitle(FACTS[field] ?? field)}: ${message}`).join(" ");
}

/** @type {Record<string, string>} */
const FACTS = { pageOrigin: "page-origin" };

/** @param {string} text */
function notice(text) {
  const words = make("p", { text });
  words.setAttribute("role", "alert");
  return make("div", { class: "notice" }, [words]);
}
