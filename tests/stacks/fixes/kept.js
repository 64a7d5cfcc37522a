/** Whether a fix leaves allowed what was allowed before it. */
import { judge } from "../lib/judge.js";
import { ask, list, value } from "../lib/raw.js";

/**
 * @typedef {object} Keeps
 * @property {string} origin another page
 * @property {string} method
 * @property {string} header
 * @property {string} exposed
 * @property {string} maxAge
 */

/**
 * @param {number} port
 * @param {string} path
 * @param {Keeps} keeps
 * @returns {Promise<string | undefined>} what is lost
 */
export async function lost(port, path, { origin, method, header, exposed, maxAge }) {
  const fromOrigin = ["Origin", origin];
  const asked = [["Access-Control-Request-Method", method], ["Access-Control-Request-Headers", header]];
  const preflight = await ask(port, { method: "OPTIONS", path, headers: [fromOrigin, ...asked] });
  const response = await ask(port, { method, path, headers: [fromOrigin, [header, "1"]] });
  const [verdict] = judge([
    {
      pageOrigin: origin,
      request: { url: `http://api.mixmax.localhost:3000${path}`, method, headers: [[header, "1"]], credentials: "include" },
      hops: [{ preflight, response }],
      stacks: [],
    },
  ]);
  if (verdict.outcome !== "readable") return `${origin}: ${verdict.cause}`;
  if (!list(response, "Access-Control-Expose-Headers").includes(exposed)) return `the header ${exposed}`;
  const age = value(preflight, "Access-Control-Max-Age");
  return age === maxAge ? undefined : `Max-Age ${maxAge}, which is ${age}`;
}
