import { placeholderValues } from "../catalogue/placeholders.js";
import { sendRequest } from "./send-request.js";

/** @typedef {import("./script-result.js").ScriptResult} ScriptResult */

/**
 * Runs a command on the origin of this document.
 *
 * @param {import("./command.js").Command} command
 * @param {import("../config.js").Config} config
 * @returns {Promise<ScriptResult>}
 */
export async function runCommand(command, config) {
  const start = performance.now();
  const result =
    command.kind === "probe" ? await probe(command, config) : await sendRequest(command.url, command.request ?? {});
  return { ...EMPTY_RESULT, ...result, tookMs: Math.round(performance.now() - start) };
}

/** @type {ScriptResult} */
const EMPTY_RESULT = {
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
 * @param {import("./command.js").Command} command
 * @param {import("../config.js").Config} config
 * @returns {Promise<Partial<ScriptResult>>}
 */
async function probe({ name, url, run = "", with: told = {} }, config) {
  const context = { run, url, with: told, placeholders: placeholderValues(config, self.origin, run) };
  try {
    const { run: observe } = await import(`/lab/probes/${name}.js`);
    return { outcome: "probe", observations: await observe(context) };
  } catch (error) {
    return { outcome: "probe", error: { name: "Error", message: String(error) } };
  }
}
