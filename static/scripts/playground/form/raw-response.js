/** The first line of a response, also as `curl -v` prints it. */
const STATUS_LINE = /^HTTP\/\d(?:\.\d)?\s+(\d{3})\b/;
/** How developer tools write the status of HTTP/2. */
const PSEUDO_STATUS = /^:status:?\s*(\d{3})$/;

/**
 * Reads a response as a server, `curl -i`, `curl -v` or a browser's developer tools show it.
 *
 * @param {string} text
 * @returns {{status: string, headers: string} | null} null when it has no status, and so is no response
 */
export function readRawResponse(text) {
  const lines = joinPairs(text.split("\n").filter(isOfResponse).map(withoutMark));
  // Of several, such as 100 Continue or redirects that curl followed, the last one counts.
  const start = lines.findLastIndex((line) => statusIn(line) !== null);
  if (start === -1) return null;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line === "");
  const headers = (end === -1 ? rest : rest.slice(0, end)).filter((line) => !line.startsWith(":"));
  return { status: statusIn(lines[start]) ?? "", headers: headers.join("\n") };
}

/** @param {string} line */
function statusIn(line) {
  return (STATUS_LINE.exec(line) ?? PSEUDO_STATUS.exec(line))?.[1] ?? null;
}

/** What curl says about itself and what it sends is not of the response. @param {string} line */
function isOfResponse(line) {
  return !/^([*{}] |>)/.test(line);
}

/** @param {string} line */
function withoutMark(line) {
  return line.replace(/^<(?=\s|$)/, "").trim();
}

/** Developer tools copy a name and its value as two lines. @param {string[]} lines */
function joinPairs(lines) {
  /** @type {string[]} */
  const joined = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && line && /^:?[\w-]+:$/.test(last)) joined[joined.length - 1] = `${last} ${line}`;
    else joined.push(line);
  }
  return joined;
}
