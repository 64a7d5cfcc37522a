import assert from "node:assert/strict";
import { test } from "node:test";
import { countInWords } from "../../../../../static/scripts/shared/logic/count.js";

/** @type {[string, string]} */
const noun = ["group", "groups"];

test("a count says how many of how many are shown", () => {
  assert.equal(countInWords({ shown: 50, total: 60, noun }), "50 of 60 groups");
  assert.equal(countInWords({ shown: 1, total: 1, noun }), "1 group");
  assert.equal(countInWords({ shown: 0, total: 0, noun }), "No groups");
  assert.equal(countInWords({ shown: 3, total: null, noun }), "3 groups");
  assert.equal(countInWords({ shown: 2, noun }), "2 groups");
});
