import assert from "node:assert/strict";
import { test } from "node:test";
import { headerLines, readHeaderLines } from "../../../../../static/scripts/playground/form/header-lines.js";

test("header lines are read in their order and with their spelling", () => {
  const { headers, problem } = readHeaderLines("X-A: 1\n\n x-a :2\nVary:");
  assert.deepEqual([headers, problem], [[["X-A", "1"], ["x-a", "2"], ["Vary", ""]], ""]); // prettier-ignore
  assert.equal(readHeaderLines(headerLines(headers)).problem, "");
});

test("a line that is not a header is named in the problem", () => {
  assert.match(readHeaderLines("X-A: 1\nnonsense").problem, /^Line 2/);
  assert.match(readHeaderLines("X A: 1").problem, /^Line 1/);
  assert.match(readHeaderLines("X-A: €").problem, /ÿ/);
});

test("a problem does not repeat what a link wrote into the field", () => {
  const { problem } = readHeaderLines("Your session has ended. Sign in at http://attacker.example: 1");
  assert.doesNotMatch(problem, /session|attacker/);
});

test("white space without end in a link takes no time", { timeout: 5000 }, () => {
  const spaces = " ".repeat(30_000);
  assert.match(readHeaderLines(`${spaces}x`).problem, /^Line 1/);
  assert.equal(readHeaderLines(`A: b${spaces}c${spaces}d`).problem, "");
});
