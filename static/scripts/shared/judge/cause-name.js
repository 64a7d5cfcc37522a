/** @type {Record<string, string>} */
const WORDS = {
  acao: "Allow-Origin",
  acac: "Allow-Credentials",
  acam: "Allow-Methods",
  acah: "Allow-Headers",
  cors: "CORS",
  http: "HTTP",
  http1: "HTTP/1",
  json: "JSON",
  lna: "local network access",
};

/**
 * Turns the id of a cause into words: `acao-missing` becomes “Allow-Origin missing”.
 *
 * @param {string} id
 */
export function causeName(id) {
  const words = id.split("-").map((word) => WORDS[word] ?? word);
  const name = words.join(" ");
  return name.charAt(0).toUpperCase() + name.slice(1);
}
