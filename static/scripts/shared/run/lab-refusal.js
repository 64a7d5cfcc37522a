import { runFailure } from "./run-failure.js";

/**
 * The failure of a run whose recipe the lab did not accept. What the lab answers then can be read by
 * every page, so nothing about the run says anything about CORS.
 *
 * @param {import("./step-runner.js").StepRun} step
 * @returns {Promise<Error | null>} null when the lab did as it was told
 */
export async function labRefusal({ command, exchanges }) {
  if (!exchanges?.some(isRefusal)) return null;
  const reason = await readReason(command.url).catch(() => "");
  return runFailure(`This was not run, because the lab does not send such an answer. ${reason}`.trim());
}

/** @param {import("./recorder.js").Exchange} exchange */
function isRefusal({ answer }) {
  const isProblem = answer?.headers?.some(
    ([name, value]) => name.toLowerCase() === "content-type" && value.startsWith("application/problem+json"),
  );
  return answer?.status === 400 && Boolean(isProblem);
}

/** @param {string} url @returns {Promise<string>} what the lab has against the recipe */
async function readReason(url) {
  const { errors = [] } = await (await fetch(url, { credentials: "omit" })).json();
  return errors
    .map((/** @type {{field: string, message: string}} */ { field, message }) => `${field}: ${message}.`)
    .join(" ");
}
