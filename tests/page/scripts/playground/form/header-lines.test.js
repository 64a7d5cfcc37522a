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
  assert.match(readHeaderLines("X A: 1").problem, /“X A”/);
  assert.match(readHeaderLines("X-A: €").problem, /ÿ/);
});
