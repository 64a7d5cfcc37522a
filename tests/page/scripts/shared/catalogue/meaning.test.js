import assert from "node:assert/strict";
import { test } from "node:test";
import { hasChanged, isHostile, isSafe, meaningOf } from "../../../../../static/scripts/shared/catalogue/meaning.js";

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

test("a stranger and a sandboxed page are hostile unless the story says otherwise", () => {
  assert.deepEqual(
    [isHostile({ from: "evil" }), isHostile({ from: "null" }), isHostile({ from: "app" })],
    [true, true, false],
  );
  assert.deepEqual(
    [isHostile({ from: "evil", hostile: false }), isHostile({ from: "blog", hostile: true })],
    [false, true],
  );
});

test("what the server refuses changes nothing", () => {
  assert.deepEqual([hasChanged("POST", 201), hasChanged("POST", 403), hasChanged("GET", 200)], [true, false, false]);
  assert.deepEqual([isSafe("get"), isSafe("OPTIONS"), isSafe("patch")], [true, true, false]);
});
