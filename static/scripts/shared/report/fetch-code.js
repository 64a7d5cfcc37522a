/**
 * Writes the request as the code that a page would run.
 *
 * @param {string} url
 * @param {import("../catalogue/scenario.js").Request} request
 * @returns {string}
 */
export function fetchCode(url, request) {
  const { xhr, ...asked } = request;
  if (xhr) return xhrCode(url, request);
  const { headers = [], method, body, ...rest } = asked;
  const options = [
    ...(method ? [`  method: ${JSON.stringify(method)},`] : []),
    ...headersCode(headers),
    ...(body === undefined ? [] : [`  body: ${quote(body)},`]),
    ...Object.entries(rest).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`),
  ];
  if (options.length === 0) return `await fetch(${JSON.stringify(url)});`;
  return [`await fetch(${JSON.stringify(url)}, {`, ...options, "});"].join("\n");
}

/** @param {import("../catalogue/scenario.js").Header[]} headers */
function headersCode(headers) {
  if (headers.length === 0) return [];
  const unique = new Set(headers.map(([name]) => name.toLowerCase())).size === headers.length;
  const pairs = headers.map(([name, value]) =>
    unique
      ? `${JSON.stringify(name)}: ${JSON.stringify(value)}`
      : `[${JSON.stringify(name)}, ${JSON.stringify(value)}]`,
  );
  const [open, close] = unique ? ["{ ", " }"] : ["[", "]"];
  return [`  headers: ${open}${pairs.join(", ")}${close},`];
}

/** @param {string} url @param {import("../catalogue/scenario.js").Request} request */
function xhrCode(url, { method = "GET", headers = [], body, credentials }) {
  return [
    "const xhr = new XMLHttpRequest();",
    `xhr.open(${JSON.stringify(method)}, ${JSON.stringify(url)});`,
    ...(credentials === "include" ? ["xhr.withCredentials = true;"] : []),
    ...headers.map(([name, value]) => `xhr.setRequestHeader(${JSON.stringify(name)}, ${JSON.stringify(value)});`),
    `xhr.send(${body === undefined ? "" : quote(body)});`,
  ].join("\n");
}

/** Single quotes make JSON easier to read, as it has double quotes inside. @param {string} text */
function quote(text) {
  return text.includes('"') && !/['\\\n]/.test(text) ? `'${text}'` : JSON.stringify(text);
}
