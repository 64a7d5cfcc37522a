/**
 * The results of a run of all scenarios, for a bug report.
 *
 * @typedef {import("./run-all.js").ScenarioResult} ScenarioResult
 * @typedef {{browser: string, at: string, tookMs: number, lines: ScenarioResult[]}} ExportedRun
 */

/** @param {ExportedRun} outcome */
export function asJson(outcome) {
  return `${JSON.stringify(outcome, null, 2)}\n`;
}

/** @param {ExportedRun} outcome */
export function asMarkdown({ browser, at, tookMs, lines }) {
  const rows = lines.map(({ id, expected, predicted, observed, agrees, disagreements, tookMs: took }) => {
    const mark = agrees === null ? "?" : agrees ? "yes" : `**no** (${disagreements.join("; ")})`;
    return [`\`${id}\``, expected, predicted, observed, mark, `${took} ms`].map(cell).join(" | ");
  });
  return [
    "# Two Origins lab: expected against observed",
    "",
    `- Browser: ${browser}`,
    `- When: ${at}`,
    `- Scenarios: ${lines.length}, in ${(tookMs / 1000).toFixed(1)} s`,
    "",
    "| Scenario | Expected | Predicted | Observed | Agree | Time |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
    "",
  ].join("\n");
}

/** Escapes a cell, so that it breaks neither the row nor the table. @param {string} text */
function cell(text) {
  return text.replace(/[|\\]/g, "\\$&").replace(/\s+/g, " ");
}
