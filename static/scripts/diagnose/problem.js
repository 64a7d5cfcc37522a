import { Failure } from "../shared/api/failure.js";
import { codeBlock } from "../shared/ui/code.js";
import { make } from "../shared/ui/element.js";
import { TooLong } from "./explanation.js";
import { factTitle } from "./facts.js";
import { UnreadableHar } from "./redact/documents.js";

const COMMAND = "cors-doctor explain FILE";

/**
 * What to do when there is no answer.
 *
 * @param {unknown} failure
 * @param {() => void} retry
 * @returns {HTMLElement[]}
 */
export function problemView(failure, retry) {
  if (failure instanceof TooLong) {
    return [
      notice(
        "Even without bodies and secrets this is longer than 16 MB. This command explains it on your own machine, however long it is:",
      ),
      codeBlock(COMMAND),
    ];
  }
  if (failure instanceof UnreadableHar) {
    return [
      notice(
        "This looks like a HAR file, but it cannot be read, so nothing of it was sent. Save it again, or try the command:",
      ),
      codeBlock(COMMAND),
    ];
  }
  if (failure instanceof Failure && failure.kind === "invalid-fields") return [notice(invalid(failure))];
  if (failure instanceof Failure && failure.kind === "body-too-large") return problemView(new TooLong(), retry);
  const again = make("button", { text: "Try again", type: "button" });
  again.addEventListener("click", retry);
  const words =
    failure instanceof Failure && failure.status === 503 && failure.kind === "unavailable"
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
