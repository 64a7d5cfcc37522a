import assert from "node:assert/strict";
import { test } from "node:test";
import { secondsInWords, secondsToWait } from "../../../../../static/scripts/shared/api/retry-after.js";

test("Retry-After is read as seconds or as a date", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  assert.equal(secondsToWait("30", now), 30);
  assert.equal(secondsToWait("Thu, 01 Jan 2026 00:00:10 GMT", now), 10);
  assert.equal(secondsToWait("Wed, 31 Dec 2025 23:59:00 GMT", now), 0);
  for (const nothing of [null, "", "soon"]) assert.equal(secondsToWait(nothing, now), null);
});

test("seconds are written as words", () => {
  assert.deepEqual([1, 59, 60, 61].map(secondsInWords), ["1 second", "59 seconds", "1 min", "1 min 1 s"]);
});
