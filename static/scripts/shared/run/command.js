import { urlOf } from "../catalogue/origins.js";

/**
 * @typedef {import("../catalogue/scenario.js").Step} Step
 *
 * @typedef {object} Command a request or a probe for a page, or for a frame, to run
 * @property {"fetch" | "probe"} kind
 * @property {string} url
 * @property {import("../catalogue/scenario.js").Request} [request]
 * @property {string} [name] of the probe
 * @property {string} [run]
 * @property {Record<string, any>} [with]
 */

/**
 * @param {Step} step
 * @param {import("../config.js").Config} config
 * @param {string} run
 * @returns {Command}
 */
export function commandOf(step, config, run) {
  const url = step.url ?? urlOf(config, step.to ?? "lab", pathOf(step, run));
  if (step.probe) return { kind: "probe", url, name: step.probe, run, with: step.with ?? {} };
  return { kind: "fetch", url, request: step.request ?? {} };
}

/** @param {Step} step @param {string} run */
function pathOf({ path, recipe = {} }, run) {
  if (path?.startsWith("/actix/")) return `${path}${path.includes("?") ? "&" : "?"}run=${run}`;
  return path ?? `/r/${run}?recipe=${encodeURIComponent(JSON.stringify(recipe))}`;
}

/**
 * Whether `fetch` takes the request at all. It throws for some before anything could be sent.
 *
 * @param {Command} command
 */
export function isTaken({ url, request = {} }) {
  try {
    return Boolean(new Request(url, requestInit(request)));
  } catch {
    return false;
  }
}

/**
 * The options of `fetch`: only those that a scenario may choose, whoever sent the command.
 *
 * @param {import("../catalogue/scenario.js").Request} request
 * @returns {RequestInit}
 */
export function requestInit(request) {
  const { method, headers, body, mode, credentials, redirect, cache, integrity, targetAddressSpace } = request;
  const init = { method, headers, body, mode, credentials, redirect, cache, integrity, targetAddressSpace };
  return Object.fromEntries(Object.entries(init).filter(([, value]) => value !== undefined));
}
