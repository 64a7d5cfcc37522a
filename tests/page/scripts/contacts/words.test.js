import assert from "node:assert/strict";
import { test } from "node:test";
import { contactFields } from "../../../../static/scripts/contacts/contact-fields.js";
import { countInWords } from "../../../../static/scripts/shared/logic/count.js";
import { fieldDifferences } from "../../../../static/scripts/contacts/dialogs/difference.js";
import { secondsInWords, secondsToWait } from "../../../../static/scripts/shared/api/retry-after.js";
import { describeEntry } from "../../../../static/scripts/contacts/wire/describe-entry.js";

/** @type {[string, string]} */
const noun = ["group", "groups"];

test("a count says how much of how much", () => {
  assert.equal(countInWords({ shown: 50, total: 60, noun, query: "" }), "50 of 60 groups");
  assert.equal(countInWords({ shown: 1, total: 1, noun, query: "a" }), "1 group with “a”");
  assert.equal(countInWords({ shown: 0, total: 0, noun, query: "x" }), "No groups with “x”");
  assert.equal(countInWords({ shown: 3, total: null, noun, query: "" }), "3 groups");
});

test("Retry-After is read as seconds or as a date", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  assert.equal(secondsToWait("30", now), 30);
  assert.equal(secondsToWait("Thu, 01 Jan 2026 00:00:10 GMT", now), 10);
  assert.equal(secondsToWait("Wed, 31 Dec 2025 23:59:00 GMT", now), 0);
  for (const nothing of [null, "", "soon"]) assert.equal(secondsToWait(nothing, now), null);
});

test("seconds are read out", () => {
  assert.deepEqual([1, 59, 60, 61].map(secondsInWords), ["1 second", "59 seconds", "1 min", "1 min 1 s"]);
});

test("empty optional fields are null, and a note keeps its lines", () => {
  const typed = { name: " Ada ", email: " ada@example.com ", phone: " ", note: "a\n b" };
  assert.deepEqual(contactFields(typed), { name: "Ada", email: "ada@example.com", phone: null, note: "a\n b" });
});

test("an empty field and a missing one do not differ", () => {
  const [name, phone] = fieldDifferences(
    { name: "Name", phone: "Phone" },
    { name: "A", phone: null },
    { name: "B", phone: "" },
  );
  assert.deepEqual([name.differs, phone.differs], [true, false]);
});

test("a failed request claims nothing about status", () => {
  const preflight = { crossOrigin: true, needed: true, reasons: ["the method PATCH is not GET, HEAD or POST"] };
  /** @type {import("../../../../static/scripts/shared/api/wire-log.js").WireEntry} */
  const entry = {
    method: "PATCH",
    path: "/",
    mode: "cors",
    preflight,
    status: null,
    outcome: "failed",
    headers: [],
    milliseconds: 1.6,
  };
  const words = describeEntry(entry);
  assert.deepEqual([words.status, words.tone, words.time], ["TypeError", "bad", "2 ms"]);
  assert.match(words.preflight, /unless an earlier answer is still cached/);
});
