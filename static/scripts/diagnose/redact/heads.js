import { nameAndValue } from "./named-lines.js";

/** Lines with which a request or a response begins, also in what `curl --trace-ascii` and OkHttp write. */
const START =
  /^(?:[\da-f]{4}: |(?:<[-=]{1,2}|[-=]{1,2}>)\s*)?(?:(?:XHR)?(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|QUERY|PROPFIND)\s+(?:\/|https?:)|[A-Za-z]+\s+\S+\s+HTTP\/|HTTP\/[\d.]+\s+\d{3}|\d{3}\s+[A-Z])|^:(?:authority|method|path|scheme|status)(?::|$)|^(?:[\d:.]+ )?(?:=>|<=) (?:Send|Recv) header/;

/** The same in a log, after a time and an arrow. */
const LOGGED_START = /^[\d/:.,TZ+ -]{8,40}\s(?:<?[-=]{1,2}>?\s*)?(?:[A-Z]{3,10}\s+\S+\s+HTTP\/|HTTP\/[\d.]+\s+\d{3})/;

/** The last line of a response, as programs of JetBrains write it. */
const RESPONSE_CODE = /^Response code: \d{3} \([^;)]*\); Time: [^;]*; Content length: [^;]*$/;

/** Headings of headers. */
const HEADERS_HEADING =
  /^[^{}=<>"]{0,60}\b(?:request|response) headers\b[^{}=<>"]{0,20}$|^[\w. ]{0,40}\brawHeaders:?\s*\[$/i;

/** Whether a head begins with a line. @param {string} line without white space around it */
export function startsHead(line) {
  return [START, LOGGED_START, RESPONSE_CODE].some((it) => it.test(line));
}

/** Whether a line is the heading of headers. @param {string} line without white space around it */
export function isHeadersHeading(line) {
  return HEADERS_HEADING.test(line);
}

/**
 * Puts a value that goes on in lines of its own into the line of its header.
 *
 * @param {string} text
 */
export function unfoldHeads(text) {
  if (!/\n[ \t]+\S/.test(text)) return text;
  let isInHead = false;
  /** How far the header is indented whose value may go on. */
  let indent = Infinity;
  /** Lines in pieces: put together piece by piece, a long one would take very long. @type {string[][]} */
  const unfolded = [];
  for (const line of text.split("\n")) {
    const bare = line.trim();
    const isStart = startsHead(bare);
    const isNamed = nameAndValue(line) !== null;
    isInHead = isStart || (isInHead && !/^[<>]?$/.test(bare));
    if (isInHead && !isNamed && indentOf(line) > indent) unfolded.at(-1)?.push(bare);
    else {
      unfolded.push([line]);
      indent = isInHead && !isStart && isNamed ? indentOf(line) : Infinity;
    }
  }
  return unfolded.map(([line, ...more]) => (more.length > 0 ? [line.trimEnd(), ...more].join(" ") : line)).join("\n");
}

/** @param {string} line */
function indentOf(line) {
  return line.length - line.trimStart().length;
}
