import assert from "node:assert/strict";
import { test } from "node:test";
import {
  misspeltInAnswer,
  misspeltInRequest,
  wrongSideInRequest,
} from "../../../../../static/scripts/playground/form/did-you-mean.js";

test("a misspelt header of an answer is named with the one that is meant", () => {
  for (const [name, meant] of [
    ["Access-Control-Allow-Header", "Access-Control-Allow-Headers"],
    ["access-control-allowed-origin", "Access-Control-Allow-Origin"],
    ["Access-Control-Allow-Method", "Access-Control-Allow-Methods"],
    ["Access-Control-Exposed-Headers", "Access-Control-Expose-Headers"],
    ["Varry", "Vary"],
  ]) {
    assert.deepEqual(misspeltInAnswer([[name, "x"]]), [{ name, meant }]);
  }
});

test("headers that somebody knows are left alone", () => {
  const names = ["Access-Control-Allow-Origin", "vary", "Server", "ETag", "X-Request-Id", "Content-Length", "Date"];
  assert.deepEqual(misspeltInAnswer(names.map((name) => [name, "x"])), []);
  assert.deepEqual(misspeltInRequest([["X-Trace", "1"]]), []);
});

test("a header of the answer on the request is said to be on the wrong side", () => {
  assert.match(wrongSideInRequest([["access-control-allow-origin", "*"]]), /the server says this/);
  assert.equal(wrongSideInRequest([["Content-Type", "text/plain"]]), "");
  assert.deepEqual(misspeltInRequest([["Content-Typ", "text/plain"]]), [
    { name: "Content-Typ", meant: "Content-Type" },
  ]);
});
