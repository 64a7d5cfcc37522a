import { readAnswer } from "../logic/sentences.js";
import { Failure } from "./failure.js";

/**
 * Posts JSON to the server of this page's own origin, where CORS does not apply.
 *
 * @param {string} path
 * @param {unknown} question
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export async function postToOwnOrigin(path, question, signal) {
  const headers = { "Content-Type": "application/json" };
  const request = { method: "POST", headers, body: JSON.stringify(question), signal };
  const answer = await fetch(path, request).catch(() => null);
  if (answer?.ok) return readAnswer(await answer.text());
  const problem = await answer?.json().catch(() => null);
  throw new Failure({ status: answer?.status ?? 503, problem: problem ?? NO_RESPONSE });
}

const NO_RESPONSE = {
  type: "about:blank",
  title: "No answer",
  status: 503,
  detail: "The server of this page does not answer, or not this origin.",
};
