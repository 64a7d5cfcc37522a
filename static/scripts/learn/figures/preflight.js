/**
 * @typedef {import("./figure.js").Figure} Figure
 * @typedef {import("./figure.js").Variant} Variant
 * @typedef {import("../../shared/catalogue/scenario.js").Header} Header
 */

/** @type {Header} */
const ALLOW_PAGE = ["Access-Control-Allow-Origin", "{page}"];

/** What the answer to a preflight must name. @type {Figure} */
export const METHODS = {
  id: "methods",
  from: "app",
  server: "the API",
  marks: ["access-control-request-method", "access-control-allow-methods"],
  happened: reached,
  variable: "Access-Control-Allow-Methods in the answer to the preflight",
  variants: [
    {
      ...listed("PUT, DELETE", false),
      fault: "PATCH is not in the list",
      why: "The answer is a list of what the page may send. PATCH is not in it, so the browser stops here.",
    },
    {
      ...listed("PUT, PATCH", true),
      why: "PATCH is in the list. The browser sends it, and checks the next answer too.",
    },
    {
      ...listed("patch", false),
      fault: "patch is not PATCH",
      why: "Methods are compared letter by letter, capitals included.",
    },
    { ...listed("*", true), why: "The star stands for every method, as long as no cookies are asked for." },
  ],
};

/** Which requests reached the API. @param {import("./figure.js").Expected} seen */
function reached({ arrived }) {
  const methods = arrived.split(" ");
  if (methods.length === 1) return `only ${arrived} reached the API.`;
  return `${COUNTS[methods.length]} requests reached the API: ${methods.slice(0, -1).join(", ")} and ${methods.at(-1)}.`;
}

const COUNTS = ["no", "one", "two", "three", "four"];

/** @param {string} value @param {boolean} isSent @returns {Omit<Variant, "why">} */
function listed(value, isSent) {
  return {
    value,
    steps: [
      {
        request: { method: "PATCH" },
        recipe: {
          preflight: { status: 204, headers: [ALLOW_PAGE, ["Access-Control-Allow-Methods", value]] },
          response: { headers: [ALLOW_PAGE] },
        },
      },
    ],
    expect: isSent ? { outcome: "readable", arrived: "OPTIONS PATCH" } : { outcome: "blocked", arrived: "OPTIONS" },
  };
}

/** @type {Header[]} */
const PREFLIGHT = [ALLOW_PAGE, ["Access-Control-Allow-Methods", "GET, PUT, PATCH, DELETE"]];

/** The router of the article has CORS on one of its two routes. @type {Figure} */
export const ROUTER = {
  id: "router",
  from: "app",
  server: "the API",
  marks: ["access-control-allow-origin"],
  variable: "Where the server sets its CORS headers",
  variants: [
    {
      ...put("on OPTIONS only, as printed", PREFLIGHT, []),
      expect: { outcome: "blocked", arrived: "OPTIONS PUT" },
      fault: "Access-Control-Allow-Origin is missing",
      why: "The preflight went well, so the PUT went out and did its work. Its answer has to name the page as well, and does not.",
    },
    {
      ...put("on everything but OPTIONS", null, [ALLOW_PAGE]),
      expect: { outcome: "blocked", arrived: "OPTIONS" },
      fault: "Access-Control-Allow-Origin is missing",
      why: "Nobody answers the question, so the PUT is never sent. This is what a server does that does not know OPTIONS.",
    },
    {
      ...put("on everything", PREFLIGHT, [ALLOW_PAGE]),
      expect: { outcome: "readable", arrived: "OPTIONS PUT" },
      why: "Two answers, and each of them names the page. CORS belongs around the whole router, errors included.",
    },
  ],
};

/** @param {string} value @param {Header[] | null} preflight @param {Header[]} headers */
function put(value, preflight, headers) {
  const recipe = { ...(preflight && { preflight: { status: 204, headers: preflight } }), response: { headers } };
  return { value, steps: [{ request: { method: "PUT" }, recipe }] };
}

/** The browser remembers the answer to a preflight. @type {Figure} */
export const REMEMBERED = {
  id: "remembered",
  from: "app",
  server: "the API",
  marks: ["access-control-max-age"],
  holds: "remembers preflights",
  acts: ["The first PUT", "The same PUT again"],
  happened: reached,
  variable: "Access-Control-Max-Age in the answer to the preflight",
  variants: [
    {
      ...twice("60"),
      expect: { outcome: "readable", arrived: "OPTIONS PUT PUT" },
      why: "For 60 seconds the browser need not ask again about this page, this address and this method.",
    },
    {
      ...twice("0"),
      expect: { outcome: "readable", arrived: "OPTIONS PUT OPTIONS PUT" },
      why: "Zero means: forget it at once. Every request is two. It helps while you are changing the server.",
    },
  ],
};

/** @param {string} value */
function twice(value) {
  const headers = [...PREFLIGHT, /** @type {Header} */ (["Access-Control-Max-Age", value])];
  const step = put(value, headers, [ALLOW_PAGE]).steps[0];
  return { value, steps: [step, step] };
}
