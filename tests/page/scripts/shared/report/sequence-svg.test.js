import assert from "node:assert/strict";
import { test } from "node:test";
import { wrap } from "../../../../../static/scripts/shared/report/sequence-svg.js";

test("a value that fits on a line of its own is not broken", () => {
  assert.deepEqual(wrap("Access-Control-Allow-Origin: http://app.mixmax.localhost:8080", 40), [
    "Access-Control-Allow-Origin: ",
    "  http://app.mixmax.localhost:8080",
  ]);
});

test("long headers are wrapped, and no character is lost", () => {
  const lines = wrap("Access-Control-Allow-Headers: a, b, c, d, e", 16);
  assert.ok(lines.every((line) => line.length <= 16));
  const whole = [lines[0], ...lines.slice(1).map((line) => line.slice(2))].join("");
  assert.equal(whole, "Access-Control-Allow-Headers: a, b, c, d, e");
});
