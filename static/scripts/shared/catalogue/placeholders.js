/**
 * The names that the catalogue uses for the origins of this set-up.
 *
 * @typedef {import("../config.js").Config} Config
 * @typedef {import("./scenario.js").From} From
 */

/** @type {Record<Exclude<From, "null">, import("../config.js").Role>} */
const ROLES = { app: "app", blog: "sibling", apex: "apex", evil: "stranger", "look-alike": "look-alike" };

/** URLs that no lab serves, each for one way to be refused. @type {Record<string, string>} */
const ODD_URLS = {
  ftp: "ftp://files.invalid/",
  foo: "foo://somewhere.invalid/",
  mailto: "mailto:nobody@example.invalid",
  data: "data:text/plain,redirected",
  file: "file:///nowhere",
  blob: "blob:http://nowhere.invalid/5d1f3f9e-0000-4000-8000-000000000000",
  "bad-location": "http://[",
};

/**
 * @param {Config} config
 * @param {From} from
 * @returns {string} an origin, or "null"
 */
export function originOf(config, from) {
  if (from === "null") return "null";
  const origin = config.origins.find(({ role }) => role === ROLES[from])?.origin;
  if (!origin) throw new Error(`this set-up has no origin for ${from}`);
  return origin;
}

/**
 * What stands for `{app}`, `{lab}` and so on in the catalogue; with `-host`
 * behind it for host and port, with `-hostname` for the host alone, with
 * `-upper` for capitals.
 *
 * @param {Config} config
 * @param {string} page the origin that is `{page}`
 * @param {string} run
 * @returns {Record<string, string>}
 */
export function placesOf(config, page, run) {
  const pages = Object.keys(ROLES).map((key) => [key, originOf(config, /** @type {From} */ (key))]);
  const lab = config.lab ? { lab: config.lab.origin, third: config.lab.thirdOrigin } : {};
  const origins = Object.entries({ ...Object.fromEntries(pages), ...lab, page });
  const forms = origins.flatMap(([key, origin]) => [
    [key, origin],
    [`${key}-host`, origin.replace(/^.*:\/\//, "")],
    [`${key}-hostname`, origin.replace(/^.*:\/\//, "").replace(/:\d+$/, "")],
    [`${key}-upper`, origin.toUpperCase()],
  ]);
  return { ...Object.fromEntries(forms), run };
}

/**
 * A part of the catalogue with the names of this set-up in place of `{app}`,
 * `{lab}` and so on.
 *
 * @template T
 * @param {T} value
 * @param {Record<string, string>} places
 * @returns {T}
 */
export function fillIn(value, places) {
  /** @param {unknown} part @returns {unknown} */
  const fill = (part) => {
    if (typeof part === "string") return part.replace(/\{([a-z-]+)\}/g, (all, key) => places[key] ?? all);
    if (Array.isArray(part)) return part.map(fill);
    if (part === null || typeof part !== "object") return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, fill(inner)]));
  };
  return /** @type {T} */ (fill(value));
}

/**
 * @param {Config} config
 * @param {string} to
 * @param {string} path what follows the origin
 */
export function urlOf(config, to, path) {
  if (to in ODD_URLS) return ODD_URLS[to];
  if (to === "lab" || to === "third") {
    if (!config.lab) throw new Error("this set-up has no lab");
    return (to === "lab" ? config.lab.origin : config.lab.thirdOrigin) + path;
  }
  const key = Object.entries(ROLES).find(([name, role]) => name === to || role === to)?.[0];
  if (!key) throw new Error(`the catalogue names no host ${to}`);
  return originOf(config, /** @type {From} */ (key)) + (path.startsWith("/r/") ? "/config.json" : path);
}

/** The hosts that a frame may be told to ask. @param {Config} config */
export function labOrigins(config) {
  return config.lab ? [config.lab.origin, config.lab.thirdOrigin] : [];
}
