import assert from "node:assert/strict";
import { test } from "node:test";
import { countInWords } from "../../../../../static/scripts/shared/logic/count.js";

/** @type {[string, string]} */
const noun = ["group", "groups"];

test("a count says how many of how many are shown", () => {
  assert.equal(countInWords({ shown: 50, total: 60, noun, query: "" }), "50 of 60 groups");
  assert.equal(countInWords({ shown: 1, total: 1, noun, query: "a" }), "1 group with “a”");
  assert.equal(countInWords({ shown: 0, total: 0, noun, query: "x" }), "No groups with “x”");
  assert.equal(countInWords({ shown: 3, total: null, noun, query: "" }), "3 groups");
});
