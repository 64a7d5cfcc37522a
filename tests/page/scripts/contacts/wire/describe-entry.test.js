import assert from "node:assert/strict";
import { test } from "node:test";
import { describeEntry } from "../../../../../static/scripts/contacts/wire/describe-entry.js";

test("a failed request has no status", () => {
  const preflight = { crossOrigin: true, needed: true, reasons: ["the method PATCH is not GET, HEAD or POST"] };
  /** @type {import("../../../../../static/scripts/shared/api/wire-log.js").WireEntry} */
  const entry = {
    method: "PATCH",
    path: "/",
    mode: "cors",
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
