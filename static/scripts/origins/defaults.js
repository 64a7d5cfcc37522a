/**
 * The first values of the page: the origins of the demo, and origins that wrong patterns allow.
 *
 * @typedef {import("../shared/config.js").Config} Config
 */

/** @param {Config} config */
function names({ origins }) {
  const apex = new URL(origins.find(({ role }) => role === "apex")?.origin ?? location.origin);
  const stranger = new URL(origins.find(({ role }) => role === "stranger")?.origin ?? "http://evil.localhost");
  const port = apex.port && `:${apex.port}`;
  return { scheme: apex.protocol, parent: apex.hostname, stranger: stranger.hostname, port };
}

/** The pattern that the contacts service has in this set-up. @param {Config} config */
export function servicePattern(config) {
  const { scheme, parent, port } = names(config);
  return `${scheme}//*.${parent}${port}`;
}

/** The article's expression, for this parent domain. @param {Config} config */
export function articleExpression(config) {
  const { parent } = names(config);
  return `[^.\\s]+\\.${parent.replaceAll(".", "\\.")}$`;
}

/** @param {Config} config @returns {string[]} */
export function hostileOrigins(config) {
  const { parent, stranger, port } = names(config);
  return [
    `http://app.${parent}${port}`,
    `http://deep.down.${parent}${port}`,
    `http://app.${parent}`,
    `https://app.${parent}`,
    `http://app.${parent}:6666`,
    `http://${parent}${port}`,
    `http://evil${parent}${port}`,
    `http://app.evil${parent}`,
    `http://${stranger}${port}`,
    `http://app.${parent}.${stranger}${port}`,
    `http://${stranger}/.${parent}`,
    `http://${stranger}?.${parent}`,
    `http://${stranger},.${parent}`,
    `http://user@app.${parent}${port}`,
    `http://APP.${parent}${port}`,
    `http://app.${parent}.${port}`,
    `http://app.${parent}:80`,
    `http://*.${parent}${port}`,
    `capacitor://app.${parent}`,
    `http://127.0.0.1${port}`,
    "null",
  ];
}
