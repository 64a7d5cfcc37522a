import assert from "node:assert/strict";
import { test } from "node:test";
import { firstSentence } from "../../../../../static/scripts/shared/logic/sentences.js";
import { headlineOf } from "../../../../../static/scripts/shared/report/headline.js";
import { meaningOfRun } from "../../../../../static/scripts/shared/report/run-meaning.js";
import { exchange } from "../../fixtures.js";

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

test("a run that the lab did not answer is called neither blocked nor right", () => {
  const steps = [{ command: { kind: "fetch" }, result: { outcome: "blocked" }, exchanges: null, unknown: "no-answer" }];
  const expect = { outcome: "blocked", chromium: {} };
  const scenario = { meaning: "as-it-should-be", expect };
  const report = { scenario, engine: "chromium", steps, predicted: null, explained: null };
  assert.equal(meaningOfRun(report), null);
  assert.equal(headlineOf(report, null, null).badge, "Not known");
});

/** The sentence about a readable run. */
function readable(exchanges, preflight, request = {}, meaning = null) {
  const steps = [{ command: { kind: "fetch", request }, result: { outcome: "readable" }, exchanges, unknown: null }];
  const report = { scenario: { expect: {} }, engine: "chromium", steps, predicted: null, explained: { preflight } };
  return headlineOf(report, null, meaning).sentence;
}

test("what let script read is in the sentence", () => {
  const simple = [exchange({ headers: [["access-control-allow-origin", "*"]] })];
  assert.equal(
    readable(simple, { needed: false, titles: [] }),
    "No preflight was needed, and the answer says `Access-Control-Allow-Origin: *`. So script may read it.",
  );
  const named = exchange({ headers: [["Access-Control-Allow-Origin", "http://app"]] });
  assert.equal(
    readable(
      [exchange({ preflight: true }), named],
      { needed: true, titles: ["Custom header"] },
      { credentials: "include" },
    ),
    "The preflight passed (Custom header), and the answer says `Access-Control-Allow-Origin: http://app` and `Access-Control-Allow-Credentials: true`. So script may read it.",
  );
});

test("of a hole it is said that the server ran what changes something, also when script reads the answer", () => {
  const order = [exchange({ method: "POST", headers: [["Access-Control-Allow-Origin", "http://evil"]] })];
  const preflight = { needed: false, titles: [] };
  assert.match(readable(order, preflight, { method: "POST" }, "hole"), /And the server ran the request\.$/);
  assert.doesNotMatch(readable(order, preflight, { method: "POST" }), /ran/);
  assert.doesNotMatch(readable([exchange()], preflight, {}, "hole"), /ran/);
});
