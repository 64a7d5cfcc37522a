import { brackets } from "./brackets.js";
import { prune } from "./documents.js";

/** An event of the DevTools protocol on a line, maybe inside of another object, as chromedriver's log has it. */
const EVENT = /\{"method":"Network\.\w+","params":\{/;

/** What stands for an event while the other steps look at the text: a mark of curl, which none of them changes. */
const PLACE = /^\* devtools-event (\d+)$/gm;

/** The members of events that are of use here. */
const KEPT = new Set(
  "params requestId documentURL type redirectResponse statusCode errorText canceled corsErrorStatus corsError hasPostData".split(
    " ",
  ),
);

/**
 * Takes events out of a text. What `putBack` is given gets them back, without bodies, cookies and secrets.
 *
 * @param {string} text
 * @returns {{left: string, putBack: (text: string) => string}}
 */
export function takeEvents(text) {
  /** @type {string[]} */
  const events = [];
  const lines = text.split("\n").map((line) => {
    const start = EVENT.exec(line)?.index;
    if (start === undefined) return line;
    return `* devtools-event ${events.push(redacted(line.slice(start))) - 1}`;
  });
  return {
    left: lines.join("\n"),
    putBack: (left) => left.replace(PLACE, (line, index) => events[index] ?? line),
  };
}

/** The event, or nothing when it is not whole. @param {string} text */
function redacted(text) {
  try {
    return JSON.stringify(prune(JSON.parse(text.slice(0, objectEnd(text))), KEPT));
  } catch {
    return "";
  }
}

/** Where the object with which a text begins ends; braces of another around it may follow. @param {string} text */
function objectEnd(text) {
  let open = 0;
  for (const [at, bracket] of brackets(text)) {
    if (bracket === "{") open++;
    else if (bracket === "}" && --open === 0) return at + 1;
  }
  return text.length;
}
