import { isHeadersHeading, startsHead } from "./heads.js";
import { isKnownHeader } from "./secret.js";

/** What curl writes before a line, maybe after a time. */
const MARK = /^(?:[\d:.TZ+-]+\s+)?[<>*](?:\s|$)/;

const HEADER = /^(?:[|│>\s•*-]*)["'`]?(:?[A-Za-z][\w-]*)["'`]?\s*[:|]/;

/** Headings of parts that are bodies, in DevTools' panel. */
const BODY_HEADING =
  /^\W*(form data|request payload|payload|request body|response body|body|query string parameters)\b[^.:"{}=,]{0,20}:?$/i;

/** What follows is the content of a message, as `curl --trace-ascii` writes it. */
const DATA = /^(?:[\d:.]+ )?(?:=>|<=) (?:Send|Recv) data/;

/** A header in a table. */
const CELLS = /^([A-Za-z][\w-]*)[ ]?\t/;

/** Headings of other parts that are none, and what separates requests in a file of them. */
const HEADING =
  /^\W*(general|preflight|actual|then|(request|response)\b|the (request|response)|console|(OPTIONS|GET|POST|PUT|PATCH|DELETE|HEAD)\b)[^{}=]{0,60}$|^###$/i;

/** A sentence that leads to the response to a preflight. */
const INTRODUCTION = /^[^{}=<>"]{0,60}\bOPTIONS\b[^{}=<>"]{0,40}:$/;

/** Words about CORS, which people and consoles write. */
const WORDS =
  /cors\b|cross[- ]?origin|access-control|preflight|\borigin\b|https?:\/\/|same[- ]origin|failed to (fetch|load)|blocked|networkerror|credentials|\bpage\b|\bcurl\b|\bfetch\(|axios|invoke-|cookie|browser/i;

/**
 * Takes the bodies of messages out of a transcript: what follows a head and an empty line. Other messages, words
 * about the call and commands stay.
 *
 * @param {string} text
 */
export function dropBodies(text) {
  let hasHead = false;
  let inBody = false;
  let isUnderHeading = false;
  const kept = text.split("\n").filter((line) => {
    const bare = line.trim();
    const name = (HEADER.exec(bare) ?? (isUnderHeading ? CELLS.exec(bare) : null))?.[1];
    const isHeader = name !== undefined && isKnownHeader(name);
    if (BODY_HEADING.test(bare) || DATA.test(bare)) {
      inBody = true;
      return true;
    }
    const isMarked = MARK.test(bare) && bare.length > 1;
    if (isHeader || isMarked || startsHead(bare)) {
      inBody = false;
      hasHead = true;
      return true;
    }
    if (isHeadersHeading(bare)) {
      hasHead = true;
      isUnderHeading = true;
      return true;
    }
    if (bare === "" || /^[<>]$/.test(bare)) {
      inBody ||= hasHead;
      isUnderHeading = false;
      return true;
    }
    if (!inBody) return true;
    return HEADING.test(bare) || INTRODUCTION.test(bare) || (!isData(bare) && WORDS.test(bare));
  });
  return kept.join("\n");
}

/** Whether a line looks like JSON, markup, a form or code rather than words. @param {string} line */
function isData(line) {
  return (
    /^[{}[\]<"'&]/.test(line) || /^[\w%.[\]-]+=\S*$/.test(line) || (/[{}]/.test(line) && !/\bfetch\(|axios/.test(line))
  );
}
