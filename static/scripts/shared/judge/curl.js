/**
 * @param {string} text
 * @returns {string} one word for a POSIX shell
 */
export function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * Writes the requests of a browser as curl commands. Curl does not check the responses.
 *
 * @param {import("./case.js").Case} judgeCase
 * @param {string | undefined} body
 * @param {import("./judge.js").Verdict["preflight"] | null} preflight
 * @returns {string}
 */
export function curlCommands(judgeCase, body, preflight) {
  const asks = preflight?.needed ? [preflightCommand(judgeCase, preflight), ""] : [];
  return [...asks, requestCommand(judgeCase, body)].join("\n");
}

/**
 * @param {import("./case.js").Case} judgeCase
 * @param {{method: string | null, headers: string | null}} preflight
 */
export function preflightCommand({ pageOrigin, request }, preflight) {
  const asks = [
    `-H ${quoted(`Access-Control-Request-Method: ${preflight.method ?? request.method}`)}`,
    ...(preflight.headers ? [`-H ${quoted(`Access-Control-Request-Headers: ${preflight.headers}`)}`] : []),
  ];
  return `# The preflight\n${command(["curl -i -X OPTIONS", from(pageOrigin), ...asks, to(request.url)])}`;
}

/** @param {import("./case.js").Case} judgeCase @param {string} [body] */
export function requestCommand({ pageOrigin, request }, body) {
  // The browser says the origin, whatever script sets.
  const own = request.headers.filter(([name]) => name.toLowerCase() !== "origin");
  const headers = own.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const data = body === undefined ? [] : [`--data-raw ${quoted(body)}`];
  const how = request.method === "HEAD" ? "curl -I" : `curl -i -X ${quoted(request.method)}`;
  return `# The request\n${command([how, from(pageOrigin), ...headers, ...data, to(request.url)])}`;
}

/** @param {string} pageOrigin */
function from(pageOrigin) {
  return `-H ${quoted(`Origin: ${pageOrigin}`)}`;
}

/** Curl takes brackets for many URLs unless told. @param {string} url */
function to(url) {
  return `${/[[\]{}]/.test(url) ? "--globoff " : ""}${quoted(url)}`;
}

/** @param {string[]} parts */
function command(parts) {
  return parts.join(" \\\n  ");
}
