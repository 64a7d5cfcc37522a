/** What browsers make of an exchange: `cors-doctor judge`. */
import { spawnSync } from "node:child_process";

export const ENGINES = ["chromium", "firefox", "webkit"];

/**
 * Judges all cases at once.
 * @param {object[]} cases
 * @param {string} [engine]
 * @returns {any[]} a verdict each
 */
export function judge(cases, engine) {
  if (cases.length === 0) return [];
  const input = cases.map((it) => JSON.stringify(it)).join("\n");
  const options = engine ? ["--engine", engine] : [];
  const program = process.env.CORS_DOCTOR ?? "cors-doctor";
  const { stdout, stderr, error } = spawnSync(program, ["judge", ...options], { input, maxBuffer: 1 << 30 });
  if (error) throw error;
  const lines = stdout.toString().split("\n").filter(Boolean);
  if (lines.length !== cases.length) throw new Error(`${lines.length} verdicts of ${cases.length} cases: ${stderr}`);
  return lines.map((line) => JSON.parse(line));
}
