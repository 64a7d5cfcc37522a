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
 * @param {import("../shared/judge/case.js").Case} judgeCase
 * @param {string | undefined} body
 * @param {import("../shared/judge/judge.js").Verdict["preflight"] | null} preflight
 * @returns {string}
 */
export function curlCommands({ pageOrigin, request }, body, preflight) {
  const url = quoted(request.url);
  const origin = `-H ${quoted(`Origin: ${pageOrigin}`)}`;
  const commands = [];
  if (preflight?.needed) {
    const asks = [
      `-H ${quoted(`Access-Control-Request-Method: ${preflight.method ?? request.method}`)}`,
      ...(preflight.headers ? [`-H ${quoted(`Access-Control-Request-Headers: ${preflight.headers}`)}`] : []),
    ];
    commands.push("# The preflight", command(["curl -i -X OPTIONS", origin, ...asks, url]), "");
  }
  const headers = request.headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const data = body === undefined ? [] : [`--data-raw ${quoted(body)}`];
  const how = request.method === "HEAD" ? "curl -I" : `curl -i -X ${quoted(request.method)}`;
  commands.push("# The request", command([how, origin, ...headers, ...data, url]));
  return commands.join("\n");
}

/** @param {string[]} parts */
function command(parts) {
  return parts.join(" \\\n  ");
}
