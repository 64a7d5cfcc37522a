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

/**
 * The pattern that a person means: a domain alone stands for its subdomains over https.
 *
 * @param {string} text
 */
export function meantPattern(text) {
  const domain = /^\s*(?:\*\.)?((?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*)\s*$/i.exec(text)?.[1];
  return domain ? `https://*.${domain.toLowerCase()}` : text;
}

/** The article's expression, for the parent domain and the port of a pattern. @param {Config} config @param {string} pattern */
export function articleExpression(config, pattern) {
  const { parent, port } = { ...names(config), ...namesIn(pattern) };
  return `[^.\\s]+\\.${parent.replaceAll(".", "\\.")}${port}$`;
}

/**
 * Origins that a pattern for this parent domain should and should not let in.
 *
 * @param {Config} config
 * @param {string} pattern the first of several counts
 * @returns {string[]}
 */
export function hostileOrigins(config, pattern) {
  const { scheme, parent, stranger, port } = { ...names(config), ...namesIn(pattern) };
  const otherScheme = scheme === "https:" ? "http:" : "https:";
  const defaultPort = scheme === "https:" ? 443 : 80;
  return [
    `${scheme}//app.${parent}${port}`,
    `${scheme}//deep.down.${parent}${port}`,
    ...(port ? [`${scheme}//app.${parent}`, `${otherScheme}//app.${parent}${port}`] : []),
    `${otherScheme}//app.${parent}`,
    `${scheme}//app.${parent}:9443`,
    `${scheme}//${parent}${port}`,
    `${scheme}//evil${parent}${port}`,
    `${scheme}//app.evil${parent}${port}`,
    `${scheme}//${stranger}${port}`,
    `${scheme}//app.${parent}.${stranger}${port}`,
    `${scheme}//${stranger}/.${parent}${port}`,
    `${scheme}//${stranger}?.${parent}${port}`,
    `${scheme}//${stranger},.${parent}${port}`,
    `${scheme}//user@app.${parent}${port}`,
    `${scheme}//APP.${parent}${port}`,
    `${scheme}//app.${parent}.${port}`,
    `${scheme}//app.${parent}:${defaultPort}`,
    `${scheme}//*.${parent}${port}`,
    `capacitor://app.${parent}${port}`,
    `http://127.0.0.1${port}`,
    "null",
  ];
}

/** What a pattern says of the names, if it can be read. @param {string} pattern */
function namesIn(pattern) {
  const found = /^\s*(https?:)\/\/(?:\*\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*)(:\d+)?\s*(?:,|$)/.exec(pattern);
  if (!found) return {};
  const [, scheme, parent, port = ""] = found;
  // The stranger of this set-up is none to a domain on the internet.
  return parent.endsWith(".localhost") ? { scheme, parent, port } : { scheme, parent, port, stranger: "evil.example" };
}
