import { labOrigins } from "../../shared/catalogue/origins.js";

/**
 * A frame runs, on its own origin, the commands of another page. It must accept commands only from
 * pages of this set-up, and must never send a request to the real API.
 *
 * @typedef {import("../../shared/config.js").Config} Config
 */

/**
 * Whether the sender of a message may give commands and get replies.
 *
 * @param {{origin: string, fromParent: boolean}} message
 * @param {Config} config
 */
export function isTrustedSender({ origin, fromParent }, config) {
  return fromParent && config.origins.some((known) => known.origin === origin);
}

/**
 * @param {any} command
 * @param {Config} config
 * @returns {string | null} why it is not obeyed
 */
export function refusalReason(command, config) {
  if (typeof command?.url !== "string" || !URL.canParse(command.url)) return "that is no URL";
  const { origin, username, password } = new URL(command.url);
  if (!labOrigins(config).includes(origin) || username || password) return "a frame asks the lab, and nobody else";
  if (command.kind === "probe") return probeRefusal(command);
  return command.kind === "fetch" ? requestRefusal(command) : "that is not a command";
}

/** @param {any} command */
function probeRefusal({ name, run, with: told }) {
  if (typeof name !== "string" || !/^[a-z][a-z0-9-]*$/.test(name)) return "that is not the name of a probe";
  if (typeof run !== "string" || !/^[\w-]{1,64}$/.test(run)) return "that is not the name of a run";
  return told === null || typeof told !== "object" ? "a probe is told things by name" : null;
}

/** @param {any} command */
function requestRefusal({ request }) {
  if (request === null || typeof request !== "object") return "that is no request";
  return request.body === undefined || typeof request.body === "string" ? null : "a body is text";
}
