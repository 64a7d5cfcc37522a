import assert from "node:assert/strict";
import { test } from "node:test";
import { wholeRecord } from "../../../../../static/scripts/shared/run/recorder.js";
import { exchange } from "../../fixtures.js";

const record = (about) => ({ exchanges: [], truncated: false, rememberedMs: 1000, ...about });

test("a run within the lab's memory is known, also that nothing arrived", () => {
  const exchanges = [exchange()];
  assert.deepEqual(wholeRecord(record({ exchanges }), 999.5), { exchanges, unknown: null });
  assert.deepEqual(wholeRecord(record(), 1000), { exchanges: [], unknown: null });
});

test("of a run older than the lab's memory nothing is known, whatever is left of it", () => {
  const forgotten = { exchanges: null, unknown: "forgotten" };
  assert.deepEqual(wholeRecord(record(), 1000.5), forgotten);
  assert.deepEqual(wholeRecord(record({ exchanges: [exchange()] }), 2000), forgotten);
  assert.deepEqual(wholeRecord({ exchanges: [], truncated: false }, 1), forgotten, "a lab that does not say");
});

test("a run whose last exchanges are not kept is not known", () => {
  assert.deepEqual(wholeRecord(record({ truncated: true }), 1), { exchanges: null, unknown: "forgotten" });
});
