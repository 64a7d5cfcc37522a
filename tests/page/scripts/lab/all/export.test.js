import assert from "node:assert/strict";
import { test } from "node:test";
import { asMarkdown } from "../../../../../static/scripts/lab/all/export.js";

test("a cell of the exported table cannot break the table", () => {
  const line = { id: "x", title: "X", chapter: "C", expected: "a | b", predicted: "–", observed: "c\nd", tookMs: 5 };
  const outcome = {
    browser: "B",
    at: "now",
    tookMs: 1500,
    lines: [{ ...line, agrees: false, disagreements: ["sent"] }],
  };
  const rows = asMarkdown(outcome).trimEnd().split("\n");
  assert.equal(rows.at(-1), "| `x` | a \\| b | – | c d | **no** (sent) | 5 ms |");
});
