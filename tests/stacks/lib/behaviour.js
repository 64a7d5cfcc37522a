/** What behaviours are made of. */
import { list, value } from "./raw.js";

export const APP = "https://app.example";
export const EVIL = "https://evil.example";

/**
 * @typedef {"good" | "pitfall" | "plain"} Grade plain where neither is better
 * @typedef {import("./raw.js").Answer} Answer
 * @typedef {object} Behaviour
 * @property {string} id
 * @property {string} title
 * @property {string} why what a difference means for people, in a sentence
 * @property {string[]} [threads] where it was reported upstream, as owner/name#number
 * @property {"one" | "subdomains" | "public" | "any"} policy
 * @property {import("./raw.js").Request[]} requests
 * @property {(answers: Answer[], verdict?: any) => [string, Grade]} value
 * @property {(answers: Answer[]) => object} [judged] the case that the judge decides
 */

/** A preflight as a browser sends it. */
export function preflight(origin, method = "PUT", names = "content-type,x-a", path = "/items") {
  const headers = [["Origin", origin], ["Access-Control-Request-Method", method]];
  if (names !== "") headers.push(["Access-Control-Request-Headers", names]);
  return { method: "OPTIONS", path, headers };
}

export function get(path, origin, ...headers) {
  return { method: "GET", path, headers: origin === undefined ? headers : [["Origin", origin], ...headers] };
}

/** The case of a request of that page: with a preflight if one was asked. */
export function caseOf({ page = APP, method = "PUT", headers = [["content-type", "application/json"], ["x-a", "1"]], credentials = "include" }, answers) {
  const [first, second] = answers;
  const url = "https://api.example/items";
  const hop = second === undefined ? { response: first } : { preflight: first, response: second };
  return { pageOrigin: page, request: { url, method, headers, credentials }, hops: [hop], stacks: [] };
}

/** The case of a simple request with credentials. */
export function simple(answer, page = APP, credentials = "include") {
  return caseOf({ page, method: "GET", headers: [], credentials }, [answer]);
}

export function allowOrigin(answer) {
  return value(answer, "Access-Control-Allow-Origin");
}

export function varies(answer, name) {
  const names = list(answer, "Vary");
  return names.includes(name) || names.includes("*");
}

export function isAllowed(answer, origin) {
  return allowOrigin(answer) === origin || allowOrigin(answer) === "*";
}

/** What there is of `Access-Control-*`, without the first part of the names. */
export function corsNames(answer) {
  const names = answer.headers.map(([name]) => name.toLowerCase());
  const cors = names.filter((name) => name.startsWith("access-control-"));
  return [...new Set(cors.map((name) => name.replace(/^access-control-/, "")))].sort();
}

/** Whether the origin of the only request is let in, where it should or should not be. */
export function matching(id, title, why, origin, { policy = "one", allowed = false, plain = false, isSent = true } = {}) {
  return {
    id, title, why, policy,
    requests: [get("/items", origin)],
    value: ([answer]) => {
      const is = isAllowed(answer, origin);
      return [is ? "let in" : "kept out", plain ? "plain" : is === allowed ? "good" : "pitfall"];
    },
    // The judge takes only what browsers send.
    ...(isSent && { judged: ([answer]) => simple(answer, origin) }),
  };
}
