import assert from "node:assert/strict";
import { test } from "node:test";
import { outcomeInWords } from "../../../../../static/scripts/shared/report/outcome-words.js";

test("what happened and what it means is one sentence that does not contradict itself", () => {
  for (const [words, ...about] of /** @type {[string, ...Parameters<typeof outcomeInWords>][]} */ ([
    ["Readable, as it should be", "readable", "as-it-should-be"],
    ["Blocked, as it should be, and never sent", "blocked", "as-it-should-be", { sent: false }],
    ["Blocked, as it should be, though the server ran it", "blocked", "as-it-should-be", { sent: true }],
    [
      "Blocked, as it should be, and the server answered 403",
      "blocked",
      "as-it-should-be",
      { sent: true, status: 403 },
    ],
    ["Broken: blocked, and the server answered 401", "blocked", "broken", { sent: true, status: 401 }],
    ["Broken: blocked, never sent", "blocked", "broken", { sent: false, status: 403 }],
    ["Opaque redirect, as it should be", "opaque-redirect", "as-it-should-be"],
    ["As it should be", "probe", "as-it-should-be"],
    ["A hole: readable, though this page must not read", "readable", "hole"],
    ["A hole: blocked, but the server ran it", "blocked", "hole", { sent: true }],
    ["A hole", "probe", "hole"],
    ["Broken: blocked, never sent", "blocked", "broken", { sent: false }],
    ["Broken: blocked, but the server ran it", "blocked", "broken", { sent: true }],
    ["Broken: no answer came", "blocked", "broken", { name: "No answer came" }],
    ["Broken, though readable", "readable", "broken"],
    ["Broken: answer readable, cookie not sent", "readable", "broken", { name: "Answer readable, cookie not sent" }],
    ["Broken", "probe", "broken"],
    ["Blocked, never sent", "blocked", null, { sent: false }],
    ["Observed", "probe", null],
  ])) {
    assert.equal(outcomeInWords(...about), words);
  }
});
