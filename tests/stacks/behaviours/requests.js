/** Requests after a preflight, or without one, under the policy of one origin. */
import { APP, EVIL, allowOrigin, corsNames, get, isAllowed, simple } from "../lib/behaviour.js";
import { value } from "../lib/raw.js";

/** @type {import("../lib/behaviour.js").Behaviour[]} */
export const requests = [
  {
    id: "allowed-request",
    title: "A request of the allowed origin",
    why: "It needs Allow-Origin and, with cookies, Allow-Credentials.",
    policy: "one",
    requests: [get("/items", APP)],
    value: ([answer], verdict) => [corsNames(answer).join(", ") || "none", verdict.outcome === "readable" ? "good" : "pitfall"],
    judged: ([answer]) => simple(answer),
  },
  {
    id: "exposed-header",
    title: "The header that script may read",
    why: "Script reads a header of the application's own only if Access-Control-Expose-Headers names it.",
    policy: "one",
    requests: [get("/items", APP)],
    value: ([answer]) => {
      const exposed = value(answer, "Access-Control-Expose-Headers");
      return [exposed?.toLowerCase() ?? "not sent", exposed?.toLowerCase() === "x-total" ? "good" : "pitfall"];
    },
  },
  {
    id: "foreign-request-runs",
    title: "A foreign origin's request",
    why: "CORS hides answers and stops nothing: a form of a foreign page still changes data, unless the application looks at Origin.",
    policy: "one",
    threads: ["tower-rs/tower-http#510", "actix/actix-extras#286"],
    requests: [get("/items", EVIL)],
    value: ([answer]) => (value(answer, "X-Handler") ? ["runs", "plain"] : [`refused with ${answer.status}`, "plain"]),
    judged: ([answer]) => simple(answer, EVIL),
  },
  {
    id: "foreign-request-headers",
    title: "CORS headers for a foreign origin's request",
    why: "Allow-Credentials without Allow-Origin is noise, and scanners report it.",
    policy: "one",
    threads: ["adamchainz/django-cors-headers#888", "encode/starlette#2560", "expressjs/cors#336"],
    requests: [get("/items", EVIL)],
    value: ([answer]) => {
      const names = corsNames(answer);
      return [names.join(", ") || "none", names.length === 0 ? "good" : isAllowed(answer, EVIL) ? "pitfall" : "plain"];
    },
  },
  {
    id: "no-origin",
    title: "A request without an Origin",
    why: "Allow-Origin for nobody is harmless; what a cache keeps of it is not, if it lacks Vary.",
    policy: "one",
    requests: [get("/items")],
    value: ([answer]) => [corsNames(answer).join(", ") || "none", corsNames(answer).length === 0 ? "good" : "plain"],
  },
  ...[
    ["on-not-found", "On a 404", "/no-such-path", []],
    ["on-unauthorized", "On a 401 of the application", "/unauthorized", ["spring-projects/spring-boot#5834"]],
    ["on-crash", "On a 500, when the application fails", "/crash", ["encode/starlette#1116", "dotnet/aspnetcore#2378", "kubernetes/ingress-nginx#1679"]],
  ].map(([id, title, path, threads]) => ({
    id, title, threads,
    why: "Without CORS headers on errors the page cannot tell what went wrong, and the console says CORS.",
    policy: "one",
    requests: [get(path, APP)],
    value: ([answer], verdict) => (verdict.outcome === "readable" ? [`${answer.status}, readable`, "good"] : [`${answer.status}, hidden`, "pitfall"]),
    judged: ([answer]) => simple(answer),
  })),
  {
    id: "on-redirect",
    title: "On a redirect",
    why: "Every answer on the way needs the headers, the redirect too.",
    policy: "one",
    requests: [get("/redirect", APP)],
    value: ([answer]) => (allowOrigin(answer) === APP ? [`${answer.status}, with headers`, "good"] : [`${answer.status}, without`, "pitfall"]),
  },
  {
    id: "own-header-for-strangers",
    title: "Allow-Origin of the application, for a foreign origin",
    why: "What a handler grants by itself goes past the policy.",
    policy: "one",
    requests: [get("/own", "https://hand.example")],
    value: ([answer]) => (isAllowed(answer, "https://hand.example") ? ["stays", "pitfall"] : ["taken out", "good"]),
    judged: ([answer]) => simple(answer, "https://hand.example", "omit"),
  },
];
