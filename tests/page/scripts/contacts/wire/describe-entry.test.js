import assert from "node:assert/strict";
import { test } from "node:test";
import { describeEntry } from "../../../../../static/scripts/contacts/wire/describe-entry.js";
import { exchange } from "../../fixtures.js";

test("a failed request has no status", () => {
  const preflight = { crossOrigin: true, needed: true, reasons: ["the method PATCH is not GET, HEAD or POST"] };
  /** @type {import("../../../../../static/scripts/shared/api/wire-log.js").WireEntry} */
  const entry = {
    method: "PATCH",
    path: "/",
    isMarked: true,
    preflight,
    status: null,
    outcome: "failed",
    headers: [],
    startedAt: 0,
    milliseconds: 1.6,
    exchanges: [],
    isObserved: null,
  };
  const words = describeEntry(entry);
  assert.deepEqual([words.status, words.tone, words.time], ["TypeError", "bad", "2 ms"]);
  assert.match(words.preflight, /unless an earlier answer is still cached/);
});

test("an answer that has not changed on the way says why script has another status", () => {
  const answered = (/** @type {number} */ status, /** @type {number} */ onTheWire) =>
    describeEntry({
      method: "GET",
      path: "/",
      isMarked: true,
      preflight: { crossOrigin: true, needed: false, reasons: [] },
      status,
      outcome: "answered",
      headers: [],
      startedAt: 0,
      milliseconds: 1,
      exchanges: [exchange({ status: onTheWire })],
      isObserved: true,
    }).outcome;
  assert.match(answered(200, 304), /^304: /);
  assert.equal(answered(200, 200), "");
});
