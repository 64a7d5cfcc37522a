import assert from "node:assert/strict";
import { test } from "node:test";
import { firstSentence } from "../../../../../static/scripts/shared/report/headline.js";

test("a sentence does not end inside the name of a host", () => {
  const text = "Only http://a.localhost:8080 may read it. List DELETE.";
  assert.equal(firstSentence(text), "Only http://a.localhost:8080 may read it.");
  assert.equal(firstSentence("No end"), "No end");
});
