import { runFailure } from "./run-failure.js";

/**
 * The failure of a run whose recipe the lab did not accept. What the lab answers then can be read by
 * every page, so nothing about the run says anything about CORS.
 *
 * @param {import("./step-runner.js").StepRun} step
 * @returns {Promise<Error | null>} null when the lab did as it was told
 */
export async function labRefusal({ command, exchanges }) {
  const isCertain = exchanges?.some(isRefusal) ?? false;
  const last = exchanges?.at(-1);
  if (!isCertain && !(last && grantsEverything(last))) return null;
  const reason = await readReason(command.url).catch(() => null);
  if (!isCertain && reason === null) return null;
  return runFailure(`This was not run, because the lab does not send such an answer. ${reason ?? ""}`.trim());
}

/**
 * With credentials no browser gets past a preflight that is answered with `*`, as the lab answers it before it
 * refuses a recipe.
 *
 * @param {import("./recorder.js").Exchange} exchange
 */
function grantsEverything({ preflight, answer }) {
  return preflight && Boolean(answer?.headers?.some(([, value]) => value === "*, Authorization"));
}

/** @param {import("./recorder.js").Exchange} exchange */
function isRefusal({ answer }) {
  const isProblem = answer?.headers?.some(
    ([name, value]) => name.toLowerCase() === "content-type" && value.startsWith("application/problem+json"),
  );
  return answer?.status === 400 && Boolean(isProblem);
}

/** @param {string} url @returns {Promise<string | null>} what the lab has against the recipe; null: nothing */
async function readReason(url) {
  const answer = await fetch(url, { credentials: "omit" });
  if (answer.status !== 400) return null;
  const { errors = [] } = await answer.json();
  return errors
    .map((/** @type {{field: string, message: string}} */ { field, message }) => `${field}: ${message}.`)
    .join(" ");
}
