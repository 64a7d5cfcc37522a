/** Lines with which a request or a response begins. */
const START =
  /^(?:XHR)?(?:(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|QUERY|PROPFIND)\s+(?:\/|https?:)|[A-Za-z]+\s+\S+\s+HTTP\/)|^(?:[-=]>\s*)?(?:HTTP\/[\d.]+\s+\d{3}|\d{3}\s+[A-Z])/;

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
