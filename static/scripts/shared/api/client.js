import { failsWithCookies } from "./fails-with-cookies.js";
import { cookiesTooLong, Failure } from "./failure.js";
import { predictPreflight } from "./preflight.js";
import { secondsToWait } from "./retry-after.js";

/**
 * @typedef {object} RequestOptions
 * @property {unknown} [json]
 * @property {string | null} [ifMatch]
 * @property {AbortSignal} [signal]
 * @property {boolean} [signInAgain] whether a 401 leads to the sign-in dialog; it does by default
 *
 * @typedef {object} ApiResponse
 * @property {any} body
 * @property {string | null} etag
 * @property {number | null} total
 */

/** Sends cross-origin requests with cookies to the API. */
export class Client {
  /** Asks the person to sign in again. @type {() => Promise<boolean>} */
  signInAgain = async () => false;
  /** Whether this origin has read an answer, so that it is none of those that the API refuses. */
  #hasRead = false;

  /**
   * @param {string} apiOrigin
   * @param {import("./wire-log.js").WireLog} wire
   * @param {string | null} [token] under which the API records the calls
   */
  constructor(apiOrigin, wire, token = null) {
    this.apiOrigin = apiOrigin;
    this.wire = wire;
    this.token = token;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {RequestOptions} [options]
   * @returns {Promise<ApiResponse>}
   * @throws {Failure}
   */
  async request(method, path, options = {}) {
    try {
      return await this.#send(method, path, options);
    } catch (failure) {
      if (failure instanceof Failure && failure.status === null && this.#hasRead && !options.signal?.aborted) {
        failure.isDown = !(await this.isReachable());
        if (!failure.isDown && (await failsWithCookies(this.apiOrigin + path))) throw cookiesTooLong();
      }
      const expired = failure instanceof Failure && failure.kind === "not-signed-in";
      if (!expired || options.signInAgain === false || !(await this.signInAgain())) throw failure;
      return this.#send(method, path, options);
    }
  }

  /** Whether the API can be reached. Every page may read that, without credentials. */
  async isReachable() {
    try {
      await this.#fetch("GET", "/healthz", {}, { credentials: "omit" });
      return true;
    } catch {
      return false;
    }
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {RequestOptions} options
   * @returns {Promise<ApiResponse>}
   */
  async #send(method, path, { json, ifMatch, signal }) {
    /** @type {Record<string, string>} */
    const headers = {};
    if (json !== undefined) headers["Content-Type"] = "application/json";
    if (ifMatch) headers["If-Match"] = ifMatch;
    const body = json === undefined ? undefined : JSON.stringify(json);
    const response = await this.#fetch(method, path, headers, { body, signal, credentials: "include" });
    this.#hasRead = true;
    const answer = await readBody(response);
    const etag = response.headers.get("ETag");
    if (response.ok) return { body: answer, etag, total: number(response.headers.get("X-Total-Count")) };
    const wait = secondsToWait(response.headers.get("Retry-After"), Date.now());
    const failure = new Failure({ status: response.status, problem: answer, etag, wait });
    // Signing out is the only request that a browser with two session cookies can make.
    if (failure.kind === "ambiguous-session") failure.signOut = () => this.request("DELETE", "/api/session");
    throw failure;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {Record<string, string>} headers
   * @param {RequestInit} init
   */
  async #fetch(method, path, headers, init) {
    const isMarked = this.token !== null && init.credentials === "include";
    const mark = isMarked ? `${path.includes("?") ? "&" : "?"}wire=${this.token}` : "";
    const url = this.apiOrigin + path + mark;
    const start = performance.now();
    /** @type {import("./wire-log.js").WireEntry} */
    const entry = {
      method,
      path,
      isMarked,
      preflight: predictPreflight({ method, url, headers }, self.origin),
      status: null,
      outcome: "open",
      headers: [],
      startedAt: start,
      milliseconds: 0,
      exchanges: [],
      isObserved: null,
    };
    this.wire.add(entry);
    try {
      const response = await fetch(url, { ...init, method, headers });
      entry.outcome = "answered";
      entry.status = response.status;
      entry.headers = [...response.headers];
      return response;
    } catch (error) {
      entry.outcome = init.signal?.aborted ? "cancelled" : "failed";
      throw new Failure({ status: null, problem: null, reason: String(error) });
    } finally {
      entry.milliseconds = performance.now() - start;
      this.wire.changed();
    }
  }
}

/** @param {Response} response */
async function readBody(response) {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** @param {string | null} text */
function number(text) {
  return text === null || text === "" ? null : Number(text);
}
