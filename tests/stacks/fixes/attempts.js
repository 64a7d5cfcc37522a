/** Every start of a stack: what is asked of it in which state. */
import { byHand, requests, wrong } from "./starts.js";

/** What is asked of a middleware that is set wrong so. */
const ASKED = {
  otherOrigin: ["get", "put"],
  withoutMethod: ["put"],
  withoutHeader: ["put"],
  withoutCredentials: ["get", "put"],
  anyOrigin: ["get", "put"],
};

/** Where the application answers otherwise than with 200. */
const ANSWERS = { redirect: "/redirect", unauthorized: "/unauthorized", crash: "/crash" };

/**
 * @typedef {object} Attempt
 * @property {string} start such as "by hand: responseTwice"
 * @property {"none" | "by hand" | string} server which server it is asked of: a state that attempts share
 * @property {string} path
 * @property {{ method: string, headers: [string, string][], credentials: string }} request
 * @property {import("./kept.js").Keeps} [keeps] what is allowed before and must be afterwards
 */

/** @returns {Attempt[]} */
export function attempts() {
  const plain = ["get", "getPublic", "put", "post"].map((name) => ({
    start: `no CORS: ${name}`, server: "none", path: "/items", request: requests[name],
  }));
  const answers = Object.entries(ANSWERS).map(([name, path]) => ({
    start: `no CORS: ${name}`, server: "none", path, request: requests.get,
  }));
  const middleware = Object.keys(wrong).flatMap((name) =>
    ASKED[name].map((asked) => ({ start: `middleware: ${name}, ${asked}`, server: name, path: "/items", request: requests[asked] })),
  );
  const written = Object.entries(byHand).map(([name, { request, keeps }]) => ({
    start: `by hand: ${name}`, server: "by hand", path: `/hand/${name}`, request: requests[request], keeps,
  }));
  return [...plain, ...answers, ...middleware, ...written];
}
