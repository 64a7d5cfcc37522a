/**
 * The origins and URLs that the catalogue names, in this set-up.
 *
 * @typedef {import("../config.js").Config} Config
 * @typedef {import("./scenario.js").From} From
 */

/** @type {Record<Exclude<From, "null">, import("../config.js").Role>} */
const ROLES = { app: "app", blog: "sibling", apex: "apex", evil: "stranger", "look-alike": "look-alike" };

/** The keys of the page origins. */
export const PAGE_KEYS = /** @type {(keyof typeof ROLES)[]} */ (Object.keys(ROLES));

/** URLs that the lab does not serve. A browser refuses each for another reason. @type {Record<string, string>} */
const ODD_URLS = {
  ftp: "ftp://files.invalid/",
  foo: "foo://somewhere.invalid/",
  mailto: "mailto:nobody@example.invalid",
  data: "data:text/plain,redirected",
  file: "file:///nowhere",
  blob: "blob:http://nowhere.invalid/5d1f3f9e-0000-4000-8000-000000000000",
  "bad-location": "http://[",
};

/** The keys of every host, and of every odd URL, to which a redirect can lead. */
export const HOST_KEYS = [
  "lab",
  "third",
  ...new Set([...PAGE_KEYS, ...Object.values(ROLES)]),
  ...Object.keys(ODD_URLS),
];

/** @param {string} name @returns {keyof typeof ROLES | undefined} the key of the page that has this key or role */
export function pageKey(name) {
  return PAGE_KEYS.find((key) => key === name || ROLES[key] === name);
}

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
 * @param {Config} config
 * @param {string} to
 * @param {string} path what follows the origin
 */
export function urlOf(config, to, path) {
  if (Object.hasOwn(ODD_URLS, to)) return ODD_URLS[to];
  if (to === "lab" || to === "third") {
    if (!config.lab) throw new Error("this set-up has no lab");
    return (to === "lab" ? config.lab.origin : config.lab.thirdOrigin) + path;
  }
  const key = pageKey(to);
  if (!key) throw new Error(`the catalogue names no host ${to}`);
  return originOf(config, key) + (path.startsWith("/r/") ? "/config.json" : path);
}

/** The origins to which a frame may be told to send requests. @param {Config} config */
export function labOrigins(config) {
  return config.lab ? [config.lab.origin, config.lab.thirdOrigin] : [];
}
