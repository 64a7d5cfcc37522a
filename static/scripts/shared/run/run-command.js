import { ask } from "./send-request.js";
import { placesOf } from "../catalogue/placeholders.js";

/** @typedef {import("./script-result.js").ScriptResult} ScriptResult */

/**
 * Does what it is told, on whichever origin this runs.
 *
 * @param {import("./command.js").Order} order
 * @param {import("../config.js").Config} config
 * @returns {Promise<ScriptResult>}
 */
export async function attempt(order, config) {
  const start = performance.now();
  const result = order.kind === "probe" ? await probe(order, config) : await ask(order.url, order.request ?? {});
  return { ...NOTHING, ...result, tookMs: Math.round(performance.now() - start) };
}

/** @type {ScriptResult} */
const NOTHING = {
  outcome: "blocked",
  error: null,
  status: null,
  type: null,
  headers: [],
  bodyStart: "",
  bodyError: null,
  tookMs: 0,
  observations: null,
};

/**
 * @param {import("./command.js").Order} order
 * @param {import("../config.js").Config} config
 * @returns {Promise<Partial<ScriptResult>>}
 */
async function probe({ name, url, run = "", with: told = {} }, config) {
  const context = { run, url, with: told, places: placesOf(config, self.origin, run) };
  try {
    const { run: look } = await import(`/lab/probes/${name}.js`);
    return { outcome: "probe", observations: await look(context) };
  } catch (error) {
    return { outcome: "probe", error: { name: "Error", message: String(error) } };
  }
}
