/**
 * Writes a request in one line, as script on the page asks for it.
 *
 * @param {import("../shared/catalogue/scenario.js").Request} request
 * @returns {string}
 */
export function callCode({ method, headers = [], body, credentials }) {
  const options = [
    ...(method ? [`method: "${method}"`] : []),
    ...(headers.length > 0
      ? [`headers: { ${headers.map(([name, value]) => `"${name}": "${value}"`).join(", ")} }`]
      : []),
    ...(body === undefined ? [] : [`body: ${quote(body)}`]),
    ...(credentials ? [`credentials: "${credentials}"`] : []),
  ];
  return options.length > 0 ? `fetch(url, { ${options.join(", ")} })` : "fetch(url)";
}

/** Single quotes around JSON, which has double quotes inside. @param {string} text */
function quote(text) {
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}
