import { isSandboxPage, sandboxAddress, sandboxedPage } from "./sandboxed-page.js";

/**
 * Describes the origin of the page in words. It does not say what the API allows it.
 *
 * @typedef {import("../config.js").Config} Config
 * @typedef {import("../config.js").Role} Role
 *
 * @typedef {object} OriginDescription
 * @property {string} origin as the browser sends it: "null" in a sandbox
 * @property {Role | "sandbox" | "elsewhere"} role
 * @property {string} name
 * @property {boolean} sameSite
 */

/** @type {Record<OriginDescription["role"], string>} */
export const ROLE_NAMES = {
  app: "the app",
  sibling: "a sibling",
  apex: "the parent",
  stranger: "a stranger",
  "look-alike": "a look-alike",
  sandbox: "a sandbox",
  elsewhere: "another origin",
};

/**
 * @param {Config} config
 * @param {string} origin the page's origin, "null" when it is opaque
 * @param {string} host the host the page came from
 * @returns {OriginDescription}
 */
export function describeOrigin(config, origin, host) {
  const known = config.origins.find((one) => one.origin === origin);
  const sameHost = config.origins.find((one) => new URL(one.origin).hostname === host);
  const role = origin === "null" ? "sandbox" : (known?.role ?? "elsewhere");
  const sameSite = role === "sandbox" ? false : ((known ?? sameHost)?.sameSite ?? false);
  return { origin, role, name: ROLE_NAMES[role], sameSite };
}

/**
 * Links to this page on the other origins.
 *
 * @param {Config} config
 * @param {URL} here
 * @returns {{role: OriginDescription["role"], name: string, host: string, url: string, current: boolean}[]}
 */
export function originLinks(config, here) {
  const inSandbox = isSandboxPage(here);
  const page = inSandbox ? sandboxedPage(here) : here.pathname + here.search;
  const links = config.origins.map(({ origin, role }) => ({
    role,
    name: ROLE_NAMES[role],
    host: new URL(origin).hostname,
    url: origin + page,
    current: !inSandbox && origin === here.origin,
  }));
  const url = sandboxAddress(here.origin, page);
  return [...links, { role: "sandbox", name: ROLE_NAMES.sandbox, host: "null", url, current: inSandbox }];
}
