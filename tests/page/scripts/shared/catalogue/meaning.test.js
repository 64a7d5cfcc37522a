import assert from "node:assert/strict";
import { test } from "node:test";
import { hostileIn, isSafe, meaningOf } from "../../../../../static/scripts/shared/catalogue/meaning.js";

const NOTHING = { isHostile: false, reads: false, changes: false, isRefused: false };

test("a hostile page that reads or changes something is a hole", () => {
  assert.equal(meaningOf({ ...NOTHING, isHostile: true, reads: true }), "hole");
  assert.equal(meaningOf({ ...NOTHING, isHostile: true, isRefused: true, changes: true }), "hole");
  assert.equal(meaningOf({ ...NOTHING, isHostile: true, isRefused: true }), "as-it-should-be");
});

test("a refused friend is broken, whatever the server did", () => {
  assert.equal(meaningOf({ ...NOTHING, isRefused: true, changes: true }), "broken");
  assert.equal(meaningOf({ ...NOTHING, reads: true, changes: true }), "as-it-should-be");
});

test("a stranger, a look-alike and a sandboxed page are hostile in what a person composes", () => {
  assert.deepEqual(hostileIn("evil"), ["evil"]);
  assert.deepEqual(hostileIn("null"), ["null"]);
  assert.deepEqual(hostileIn("app"), []);
  assert.deepEqual([isSafe("get"), isSafe("OPTIONS"), isSafe("patch")], [true, true, false]);
});
