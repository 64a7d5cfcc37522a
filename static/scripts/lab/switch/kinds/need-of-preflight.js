/**
 * Of a run about what has the browser ask first: the request without it.
 *
 * @param {import("../switch.js").Step} step
 * @param {import("../../../shared/judge/judge.js").Verdict["preflight"]} preflight
 * @returns {import("../switch.js").Switch}
 */
export function needOfPreflightSwitch(step, { because, method, headers }) {
  const unsafe = (headers ?? "").split(",").filter(Boolean);
  const { request = {} } = step;
  const kept = (request.headers ?? []).filter(([name]) => !unsafe.includes(name.toLowerCase()));
  const dropped = (request.headers ?? []).filter((header) => !kept.includes(header)).map(([name]) => name);
  const isMethodUnsafe = because.includes("method-unsafe");
  const simple = request.body === undefined ? "GET" : "POST";
  const changes = [
    ...(isMethodUnsafe ? [`${simple} in place of ${method}`] : []),
    ...(dropped.length > 0 ? [`no ${[...new Set(dropped)].join(", ")}`] : []),
  ];
  const changed = { ...request, ...(isMethodUnsafe && { method: simple }), headers: kept };
  return {
    label: `Send ${changes.join(" and ")}`,
    steps: [{ ...step, request: changed }],
    then: {
      words: "nothing is asked first",
      holds: ({ steps }) => !steps[steps.length - 1].exchanges?.some((exchange) => exchange.preflight),
      isNeutral: true,
    },
  };
}
