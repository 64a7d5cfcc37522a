/**
 * @typedef {import("./figure.js").Variant} Variant
 * @typedef {import("../../shared/catalogue/scenario.js").From} From
 */

/** @type {Variant["otherwise"]} */
const NOT_KEPT = {
  engine: "webkit",
  seen: { cookie: "not sent" },
  why: "WebKitGTK keeps no cookie that a fetch to a sibling host sets, so here there is none to send. Other browsers have one.",
};

/** Who gets the cookie, and who reads the answer. @type {import("./figure.js").Figure} */
export const COOKIE = {
  id: "cookie",
  from: "evil",
  server: "the API",
  marks: ["cookie"],
  holds: "keeps the API’s cookie",
  acts: ["You sign in on the app: the API sets a cookie", 'Then this page asks, with credentials: "include"'],
  happened: ({ cookie, outcome }) =>
    `the request went ${cookie === "sent" ? "with" : "without"} the cookie, and the page ${outcome === "readable" ? "reads" : "cannot read"} the answer.`,
  variable: "The page that asks",
  variants: [
    {
      ...askedBy("evil", "a stranger", "not sent"),
      fault: "this names another origin",
      why: "SameSite=Lax keeps the cookie away from what pages of other sites fetch or post; a link that opens the server itself still carries it. Chromium assumes it today of a cookie that says nothing. In 2016 no browser did.",
    },
    {
      ...askedBy("blog", "a sibling, another subdomain", "sent"),
      fault: "this names another origin",
      why: "A subdomain is another origin and the same site. The cookie goes along, and only CORS keeps the answer from the page.",
      otherwise: NOT_KEPT,
    },
    {
      ...askedBy("app", "the app", "sent"),
      why: "The page asked for cookies, the API names it exactly and says that credentials are welcome. All three are needed.",
      otherwise: NOT_KEPT,
    },
  ],
};

/** @param {From} from @param {string} value @param {string} cookie @returns {Omit<Variant, "why">} */
function askedBy(from, value, cookie) {
  /** @type {import("../../shared/catalogue/scenario.js").Header[]} */
  const headers = [
    ["Access-Control-Allow-Origin", "{app}"],
    ["Access-Control-Allow-Credentials", "true"],
  ];
  const request = { credentials: /** @type {const} */ ("include") };
  return {
    value,
    from,
    steps: [
      {
        from: "app",
        request,
        recipe: {
          response: { headers: [...headers, ["Set-Cookie", "lab-session=1; Path=/r/{run}; Max-Age=60; SameSite=Lax"]] },
        },
      },
      { request, recipe: { response: { headers } } },
    ],
    expect: { outcome: from === "app" ? "readable" : "blocked", arrived: "GET GET", cookie },
  };
}
