import assert from "node:assert/strict";
import { test } from "node:test";
import { wrapHeader, wrapTitle } from "../../../../../static/scripts/shared/report/wrap-lines.js";

test("a value that fits on a line of its own is not broken", () => {
  assert.deepEqual(wrapHeader("Access-Control-Allow-Origin: http://app.mixmax.localhost:8080", 40), [
    "Access-Control-Allow-Origin: ",
    "  http://app.mixmax.localhost:8080",
  ]);
});

test("a value that fits without its indent only is not broken either", () => {
  assert.deepEqual(wrapHeader("Origin: http://app.mixmax.localhost:8080", 32), [
    "Origin: ",
    "http://app.mixmax.localhost:8080",
  ]);
});

test("a value that is broken goes on below its beginning", () => {
  assert.deepEqual(wrapHeader("Cookie: none, for this browser has none for this request", 36), [
    "Cookie: none, for this browser has ",
    "        none for this request",
  ]);
  assert.deepEqual(wrapHeader("Access-Control-Allow-Headers: content-type, if-match, x-a", 36), [
    "Access-Control-Allow-Headers: ",
    "  content-type, if-match, x-a",
  ]);
});

test("long headers are wrapped, and no character is lost", () => {
  for (const value of ["a, b, c, d, e", "x".repeat(50)]) {
    const lines = wrapHeader(`Access-Control-Allow-Headers: ${value}`, 36);
    assert.ok(lines.every((line) => line.length <= 36));
    assert.equal(
      lines.map((line, i) => (i > 0 ? line.trimStart() : line)).join(""),
      `Access-Control-Allow-Headers: ${value}`,
    );
  }
});

test("a request line breaks between the parts of its path", () => {
  assert.deepEqual(wrapTitle("GET /api/contactgroups/01a21d2e…/contacts?limit=50", 36), [
    "GET /api/contactgroups/01a21d2e…/",
    "contacts?limit=50",
  ]);
  assert.deepEqual(wrapTitle("an answer; its status is withheld from this page", 36), [
    "an answer; its status is withheld ",
    "from this page",
  ]);
});
