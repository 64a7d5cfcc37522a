import { requestInit } from "./command.js";

/**
 * @typedef {import("./script-result.js").ScriptResult} ScriptResult
 * @typedef {import("../catalogue/scenario.js").Request} Request
 */

const TIMEOUT_MS = 15_000;
const BODY_START = 300;

/** @type {Partial<Record<ResponseType, import("../catalogue/scenario.js").Outcome>>} */
const OUTCOMES = { opaque: "opaque", opaqueredirect: "opaque-redirect" };

/**
 * @param {string} url
 * @param {Request} request
 * @returns {Promise<Partial<ScriptResult>>} what script saw
 */
export function sendRequest(url, request) {
  return request.xhr ? sendByXhr(url, request) : sendByFetch(url, request);
}

/** @param {string} url @param {Request} request @returns {Promise<Partial<ScriptResult>>} */
async function sendByFetch(url, request) {
  try {
    const response = await fetch(url, { ...requestInit(request), signal: AbortSignal.timeout(TIMEOUT_MS) });
    const { status, type } = response;
    const seen = { outcome: OUTCOMES[type] ?? "readable", status, type, headers: [...response.headers] };
    const body = await response.text().then(
      (text) => ({ bodyStart: text.slice(0, BODY_START) }),
      (error) => ({ bodyError: String(error) }),
    );
    return { ...seen, ...body };
  } catch (error) {
    return { outcome: "blocked", error: describeError(error) };
  }
}

/** @param {string} url @param {Request} request @returns {Promise<Partial<ScriptResult>>} */
function sendByXhr(url, { method = "GET", headers = [], body, credentials }) {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, url);
    xhr.withCredentials = credentials === "include";
    xhr.timeout = TIMEOUT_MS;
    for (const [name, value] of headers) xhr.setRequestHeader(name, value);
    xhr.addEventListener("loadend", () => {
      if (xhr.status === 0) {
        resolve({ outcome: "blocked", status: 0, error: { name: "error", message: "an event that says no more" } });
        return;
      }
      const lines = xhr.getAllResponseHeaders().trim().split("\r\n");
      const seen = lines.map((line) => /** @type {[string, string]} */ (line.split(/: (.*)/s, 2)));
      const bodyStart = xhr.responseText.slice(0, BODY_START);
      resolve({ outcome: "readable", status: xhr.status, headers: seen, bodyStart });
    });
    xhr.send(body);
  });
}

/** @param {unknown} error */
function describeError(error) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { name, message };
}
