import { isKnownHeader } from "./secret.js";

/** Lines with which a request or a response begins. */
const START =
  /^(?:XHR)?(?:(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|QUERY|PROPFIND)\s+(?:\/|https?:)|[A-Za-z]+\s+\S+\s+HTTP\/)|^(?:[-=]>\s*)?(?:HTTP\/[\d.]+\s+\d{3}|\d{3}\s+[A-Z])/;

/** The same in a log, after a time and an arrow. */
const LOGGED_START = /^[\d/:.,TZ+ -]{8,40}\s(?:<?[-=]{1,2}>?\s*)?(?:[A-Z]{3,10}\s+\S+\s+HTTP\/|HTTP\/[\d.]+\s+\d{3})/;

/** The last line of a response, as programs of JetBrains write it. */
const RESPONSE_CODE = /^Response code: \d{3} \([^;)]*\); Time: [^;]*; Content length: [^;]*$/;

/** What curl writes before a line, maybe after a time. */
const MARK = /^(?:[\d:.TZ+-]+\s+)?[<>*](?:\s|$)/;

const HEADER = /^(?:[|│>\s•*-]*)["'`]?(:?[A-Za-z][\w-]*)["'`]?\s*[:|]/;

/** Headings of parts that are bodies, in DevTools' panel. */
const BODY_HEADING =
  /^\W*(form data|request payload|payload|request body|response body|body|query string parameters)\b[^.:"{}=,]{0,20}:?$/i;

/** Headings of headers. */
const HEADERS_HEADING =
  /^[^{}=<>"]{0,60}\b(?:request|response) headers\b[^{}=<>"]{0,20}$|^[\w. ]{0,40}\brawHeaders:?\s*\[$/i;

/** A header in a table. */
const CELLS = /^([A-Za-z][\w-]*)[ ]?\t/;

/** Lines with which a head begins. */
const STARTS = [START, LOGGED_START, RESPONSE_CODE];

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
    if (BODY_HEADING.test(bare)) {
      inBody = true;
      return true;
    }
    const isMarked = MARK.test(bare) && bare.length > 1;
    if (isHeader || isMarked || STARTS.some((it) => it.test(bare))) {
      inBody = false;
      hasHead = true;
      return true;
    }
    if (HEADERS_HEADING.test(bare)) {
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
