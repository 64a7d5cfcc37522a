import assert from "node:assert/strict";
import { test } from "node:test";
import { firstSentence } from "../../../../../static/scripts/shared/logic/first-sentence.js";
import { headlineOf } from "../../../../../static/scripts/shared/report/headline.js";

test("a sentence does not end inside the name of a host", () => {
  const text = "Only http://a.localhost:8080 may read it. List DELETE.";
  assert.equal(firstSentence(text), "Only http://a.localhost:8080 may read it.");
  assert.equal(firstSentence("No end"), "No end");
});

test("a run that the lab forgot is not called one that was never sent", () => {
  const verdict = { outcome: "blocked", cause: "acao-missing", sent: false, fix: { why: "No. It was never sent." } };
  const steps = [{ command: { kind: "fetch" }, result: { outcome: "blocked" }, exchanges: null, unknown: "forgotten" }];
  const report = { scenario: { expect: {} }, engine: "chromium", steps, predicted: verdict, explained: null };
  const { badge, sentence } = headlineOf(report, null, null);
  assert.equal(badge, "Blocked");
  assert.match(sentence, /not known any more/);
});
