/** @typedef {import("../../shared/catalogue/scenario.js").Header} Header */

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** @param {string} text @returns {boolean} whether it may be a method or the name of a header */
export function isToken(text) {
  return TOKEN.test(text);
}

/**
 * @param {string} text one header a line
 * @returns {{headers: Header[], problem: string}} the problem is empty when there is none
 */
export function readHeaderLines(text) {
  /** @type {Header[]} */
  const headers = [];
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const colon = line.indexOf(":");
    if (colon === -1) return { headers, problem: `Line ${i + 1}: write “Name: value”.` };
    const [name, value] = [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    if (!isToken(name)) return { headers, problem: `Line ${i + 1}: what is before the colon is no name of a header.` };
    if ([...value].some((character) => character > "\u00ff")) {
      return { headers, problem: `Line ${i + 1}: a value has characters up to ÿ only.` };
    }
    headers.push([name, value]);
  }
  return { headers, problem: "" };
}

/** @param {Header[] | undefined} headers @returns {string} */
export function headerLines(headers = []) {
  return headers.map(([name, value]) => `${name}: ${value}`).join("\n");
}
