/** A set-up as `/config.json` tells it. */
export const LAB = "http://lab.mixmax.localhost:8082";

const page = (role, host, sameSite = true) => ({
  origin: `http://${host}:8080`,
  role,
  sameSite,
  subdomainOf: null,
  lookAlikeOf: null,
});

export const CONFIG = {
  apiOrigin: "http://contacts.mixmax.localhost:8081",
  demoAccount: null,
  lab: { origin: LAB, thirdOrigin: "http://lab.third.localhost:8082" },
  origins: [
    page("app", "app.mixmax.localhost"),
    page("sibling", "blog.mixmax.localhost"),
    page("apex", "mixmax.localhost"),
    page("stranger", "evil.localhost", false),
    page("look-alike", "evilmixmax.localhost", false),
  ],
};

/** The same set-up behind a proxy that serves https on its usual port. */
export const BEHIND_PROXY = {
  ...CONFIG,
  origins: CONFIG.origins.map((own) => ({
    ...own,
    origin: own.origin.replace("http:", "https:").replace(/:\d+$/, ""),
  })),
};

/** An exchange as the lab's server records it. */
export function exchange({ method = "GET", preflight = false, status = 200, headers = [], host, answer } = {}) {
  return {
    seq: 0,
    atMs: 0,
    tookMs: 1,
    host: host ?? "lab.mixmax.localhost:8082",
    preflight,
    request: { method: preflight ? "OPTIONS" : method, path: "/r/run-1", headers: [], cookies: [], bodyBytes: 0 },
    answer: answer === undefined ? { status, headers, bodyBytes: 2 } : answer,
  };
}
