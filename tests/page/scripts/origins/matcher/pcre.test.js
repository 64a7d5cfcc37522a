import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

import { disagreements, randomExpression, randomNumbers } from "./agreement.js";
import { CASES } from "./cases.js";
import { EXPRESSIONS, ORIGINS as SAMPLES } from "./samples.js";

/** Without what only nginx and PHP write around an expression. */
const PLAIN_CASES = CASES.filter(({ id, text }) => id.startsWith("pcre") && !/^(?:m#|[~#/"'{])/.test(text));
const IN_CASES = PLAIN_CASES.flatMap(({ letsIn, refuses }) => [...letsIn, ...refuses]);
const ORIGINS = [...SAMPLES, ...IN_CASES.filter((origin) => !origin.includes("\n"))];

/** @param {string} expression @param {string[]} options @returns {boolean[] | null} what `grep -P` says */
function judge(expression, options) {
  const grep = spawnSync("grep", ["-a", "-n", ...options, "-P", "-e", expression], {
    input: ORIGINS.join("\n") + "\n",
    encoding: "latin1",
    env: { ...process.env, LC_ALL: "C" },
  });
  assert.ok(
    grep.status !== null && !/support for the -P/.test(grep.stderr),
    `grep -P is needed: ${grep.error ?? grep.stderr}`,
  );
  if (grep.status === 2) return null;
  const lines = new Set(grep.stdout.split("\n").map((line) => Number.parseInt(line, 10)));
  return ORIGINS.map((_, i) => lines.has(i + 1));
}

test("the translations of PCRE's expressions agree with grep -P", () => {
  const random = randomNumbers(20261127);
  const expressions = [...EXPRESSIONS, ...Array.from({ length: 200 }, () => randomExpression(random))];
  expressions.push(...PLAIN_CASES.map(({ text }) => text));
  const ids = { pcre: [], "pcre-i": ["-i"] };
  const wrong = Object.entries(ids).flatMap(([id, options]) =>
    expressions.flatMap((expression) => disagreements(id, expression, ORIGINS, judge(expression, options))),
  );
  assert.deepEqual(wrong, []);
});
