import { fileUrl } from "../shared/file-url.js";

/**
 * Runs an expression on origins in a worker, which is stopped when an origin takes too long.
 *
 * @typedef {{source: string, flags: string}} Expression
 * @typedef {object} MatcherRun
 * @property {boolean[]} answers of the first origins: of all of them, unless one took too long
 * @property {string | null} stoppedAt the origin that took too long
 */

/** For one origin, in milliseconds. */
const DEADLINE = 250;
/** For an origin that missed the deadline once: the machine may have been busy. */
const LAST_DEADLINE = 750;
/**
 * For one origin, in milliseconds of the worker alone. WebKit gives up after some hundred million
 * steps and answers "no match": an answer that took this long may be none.
 */
const LONGEST_TEST = 150;
/** For the worker to start. */
const START_DEADLINE = 10_000;
/** How many origins may need a second try. */
const MOST_RETRIES = 3;

/**
 * @param {Expression} expression
 * @param {string[]} origins
 * @param {AbortSignal} signal
 * @returns {Promise<MatcherRun>}
 */
export async function runMatcher(expression, origins, signal) {
  /** @type {boolean[]} */
  const answers = [];
  for (let retries = 0; ; retries++) {
    const rest = origins.slice(answers.length);
    answers.push(...(await runBatch(expression, rest, DEADLINE, signal)));
    if (answers.length === origins.length) return { answers, stoppedAt: null };
    const slow = origins[answers.length];
    const retried = retries < MOST_RETRIES ? await runBatch(expression, [slow], LAST_DEADLINE, signal) : [];
    if (retried.length === 0) return { answers, stoppedAt: slow };
    answers.push(...retried);
  }
}

/**
 * @param {Expression} expression
 * @param {string[]} origins
 * @param {number} deadline
 * @param {AbortSignal} signal
 * @returns {Promise<boolean[]>} fewer than there are origins if one took too long
 */
function runBatch({ source, flags }, origins, deadline, signal) {
  /** @type {boolean[]} */
  const answers = [];
  if (origins.length === 0) return Promise.resolve(answers);
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = new Worker(workerUrl());
    let timer = setTimeout(() => end(new Error("the worker does not start")), START_DEADLINE);
    const onAbort = () => end(signal.reason);
    signal.addEventListener("abort", onAbort);
    worker.onerror = () => end(new Error("this page may not start a worker"));
    worker.onmessage = ({ data }) => {
      if (data.failure) return end(new Error(data.failure));
      if (data.took > LONGEST_TEST) return end();
      if (data.ready) worker.postMessage({ source, flags, origins });
      else answers.push(data.matches);
      if (answers.length === origins.length) return end();
      clearTimeout(timer);
      timer = setTimeout(end, deadline);
    };

    /** @param {unknown} [failure] */
    function end(failure) {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      worker.terminate();
      if (failure) reject(failure);
      else resolve(answers);
    }
  });
}

/** The fixed URL of the worker in the form that the page's policy demands: Trusted Types. @returns {string} */
function workerUrl() {
  const factory = /** @type {any} */ (globalThis).trustedTypes;
  if (!factory) return WORKER_URL;
  policy ??= factory.createPolicy("match-worker", { createScriptURL: () => WORKER_URL });
  return policy.createScriptURL("");
}

const WORKER_URL = fileUrl("scripts/origins/match-worker.js").href;

/** @type {any} */
let policy;
