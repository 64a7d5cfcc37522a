/** Characters that a terminal obeys when they are pasted, or that nobody sees. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const ESCAPED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}'\\]/gu;

/**
 * One word for a POSIX shell, and for fish, to which a backslash means something between single quotes. Of a text with
 * characters that are not seen it is one for bash, ksh and zsh, on one line, and nothing that another shell runs.
 *
 * @param {string} text
 * @returns {string}
 */
export function quoted(text) {
  return UNSEEN.test(text) ? `$'${text.replace(ESCAPED, escaped)}'` : `'${text.replace(/['\\]/g, "'\\$&'")}'`;
}

/** @param {string} character */
function escaped(character) {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  if (code.length > 4) return `\\U${code.padStart(8, "0")}`;
  return character < "\x80" ? `\\x${code.padStart(2, "0")}` : `\\u${code.padStart(4, "0")}`;
}

/**
 * A command with what it sends in words, which are no comment in the command: zsh takes none where people type.
 *
 * @typedef {{sends: string, command: string}} CurlCommand
 */

/**
 * Writes the requests of a browser as curl commands. Curl does not check the responses.
 *
 * @param {import("./case.js").Case} judgeCase
 * @param {string | undefined} body
 * @param {import("./judge.js").Verdict["preflight"] | null} preflight
 * @returns {CurlCommand[]}
 */
export function curlCommands(judgeCase, body, preflight) {
  const asks = preflight?.needed ? [preflightCommand(judgeCase, preflight)] : [];
  return [...asks, requestCommand(judgeCase, body)];
}

/**
 * @param {import("./case.js").Case} judgeCase
 * @param {{method: string | null, headers: string | null}} preflight
 * @returns {CurlCommand}
 */
export function preflightCommand({ pageOrigin, request }, preflight) {
  const asks = [
    `-H ${quoted(`Access-Control-Request-Method: ${preflight.method ?? request.method}`)}`,
    ...(preflight.headers ? [`-H ${quoted(`Access-Control-Request-Headers: ${preflight.headers}`)}`] : []),
  ];
  const parts = ["curl -i -X OPTIONS", from(pageOrigin), ...asks, to(request.url)];
  return { sends: "The preflight", command: command(parts) };
}

/** @param {import("./case.js").Case} judgeCase @param {string} [body] @returns {CurlCommand} */
export function requestCommand({ pageOrigin, request }, body) {
  // The browser says the origin, whatever script sets.
  const own = request.headers.filter(([name]) => name.toLowerCase() !== "origin");
  const headers = own.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const data = body === undefined ? [] : [`--data-raw ${quoted(body)}`];
  const how = request.method === "HEAD" ? "curl -I" : `curl -i -X ${quoted(request.method)}`;
  const parts = [how, from(pageOrigin), ...headers, ...data, to(request.url)];
  return { sends: "The request", command: command(parts) };
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
