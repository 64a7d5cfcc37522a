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
  let [open, isString] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isString) {
      if (character === "\\") at++;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === "{") open++;
    else if (character === "}" && --open === 0) return at + 1;
  }
  return text.length;
}
