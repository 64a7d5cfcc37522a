/** Lines with which a request or a response begins. */
const START =
  /^(?:XHR)?(?:(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|QUERY|PROPFIND)\s+(?:\/|https?:)|[A-Za-z]+\s+\S+\s+HTTP\/)|^(?:[-=]>\s*)?(?:HTTP\/[\d.]+\s+\d{3}|\d{3}\s+[A-Z])/;

/** What curl writes before a line, maybe after a time. */
const MARK = /^(?:[\d:.TZ+-]+\s+)?[<>*](?:\s|$)/;

const HEADER = /^(?:[|│>\s•*-]*)["'`]?(:?[A-Za-z][\w-]*)["'`]?\s*[:|]/;

const KNOWN_HEADER =
  /^(:\w+|accept.*|access-control-.*|age|allow|alt-svc|authorization|cache-control|cf-.*|connection|content-.*|cookie|cross-origin-.*|date|dnt|etag|expires|host|if-.*|keep-alive|last-modified|link|location|origin|pragma|priority|proxy-.*|range|referer|retry-after|sec-.*|server.*|set-cookie|status|strict-transport-security|te|timing-allow-origin|transfer-encoding|upgrade.*|user-agent|vary|via|www-authenticate|x-.*)$/i;

/** Headings of parts that are bodies, in DevTools' panel. */
const BODY_HEADING =
  /^\W*(form data|request payload|payload|request body|response body|body|query string parameters)\b[^.:"{}=,]{0,20}:?$/i;

/** Headings of parts that are none. */
const HEADING =
  /^\W*(general|preflight|actual|then|(request|response)\b|the (request|response)|console|(OPTIONS|GET|POST|PUT|PATCH|DELETE|HEAD)\b)[^{}=]{0,60}$/i;

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
  const kept = text.split("\n").filter((line) => {
    const bare = line.trim();
    const name = HEADER.exec(bare)?.[1];
    const isHeader = name !== undefined && KNOWN_HEADER.test(name);
    if (BODY_HEADING.test(bare)) {
      inBody = true;
      return true;
    }
    if (START.test(bare) || isHeader || (MARK.test(bare) && bare.length > 1)) {
      inBody = false;
      hasHead = true;
      return true;
    }
    if (bare === "" || /^[<>]$/.test(bare)) {
      inBody ||= hasHead;
      return true;
    }
    if (!inBody) return true;
    return HEADING.test(bare) || (!isData(bare) && WORDS.test(bare));
  });
  return kept.join("\n");
}

/** Whether a line looks like JSON, markup, a form or code rather than words. @param {string} line */
function isData(line) {
  return (
    /^[{}[\]<"'&]/.test(line) || /^[\w%.[\]-]+=\S*$/.test(line) || (/[{}]/.test(line) && !/\bfetch\(|axios/.test(line))
  );
}
