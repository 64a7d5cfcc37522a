/** Runs the reports to upstream, and says which no longer hold. */
import { reports } from "./reports/index.js";
import { ask } from "./lib/raw.js";
import { startProgram } from "./lib/server.js";
import { versionOf } from "./lib/versions.js";

/**
 * @typedef {object} Run
 * @property {import("./reports/index.js").Report} report
 * @property {string} version
 * @property {import("./lib/raw.js").Answer[]} answers
 * @property {boolean} holds
 */

/** @returns {Promise<Run[]>} */
export async function runReports() {
  const runs = [];
  for (const report of reports) {
    const server = await startProgram(report);
    try {
      const answers = [];
      for (const request of report.requests) answers.push(await ask(server.port, request));
      runs.push({ report, version: versionOf(report), answers, holds: report.holds(answers) });
    } finally {
      await server.stop();
    }
  }
  return runs;
}
