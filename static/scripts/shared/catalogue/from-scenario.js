/**
 * Turns the last step of a scenario into a composition.
 *
 * @param {import("./scenario.js").Scenario} scenario
 * @param {{method?: string | null, header?: string | null}} [changes] what a message named
 * @returns {import("./composition.js").Composition | null} null when the scenario is not a request to the lab
 */
export function fromScenario({ from, hostile, steps }, { method, header } = {}) {
  const step = steps[steps.length - 1];
  const to = step.to ?? "lab";
  if (step.probe || step.path || step.url || (to !== "lab" && to !== "third")) return null;
  const request = { ...step.request };
  if (method) request.method = method;
  if (method && ["GET", "HEAD"].includes(method.toUpperCase())) delete request.body;
  const headers = request.headers ?? [];
  const isThere = headers.some(([name]) => name.toLowerCase() === header?.toLowerCase());
  if (header && !isThere) request.headers = [...headers, [header, "1"]];
  const page = step.from ?? from;
  return { from: page, to, request, recipe: step.recipe ?? {}, hostile: hostile.includes(page) };
}
