import assert from "node:assert/strict";
import { test } from "node:test";
import { cookieDropped, explain, Failure } from "../../../../../static/scripts/shared/api/failure.js";

/** @param {string} name @param {number} status @param {object} [more] @param {number | null} [wait] */
function failure(name, status, more = {}, wait = null) {
  const problem = { type: `urn:two-origins:problem:${name}`, title: name, status, ...more };
  return new Failure({ status, problem, wait });
}

test("invalid fields speak beside their fields", () => {
  const errors = [
    { field: "name", message: "Too long." },
    { field: "email", message: "No address." },
  ];
  const { fields } = explain(failure("invalid-fields", 422, { errors }));
  assert.deepEqual(fields, { name: "Too long.", email: "No address." });
});

test("a taken name speaks beside the name, in the API's words", () => {
  assert.deepEqual(explain(failure("name-taken", 409, { detail: "Taken." })).fields, { name: "Taken." });
});

test("too many attempts say how long to wait and offer no retry of their own", () => {
  const { wait, retry } = explain(failure("too-many-attempts", 429, {}, 30));
  assert.deepEqual({ wait, retry }, { wait: 30, retry: false });
});

test("a dropped cookie is not blamed on the password, and trying again is no help", () => {
  const { message, retry } = explain(cookieDropped());
  assert.match(message, /password are right/);
  assert.match(message, /Allow cookies/);
  assert.equal(retry, false);
});

test("no answer is not explained away: script is not told why", () => {
  const { message, retry } = explain(new Failure({ status: null, problem: null, reason: "TypeError" }));
  assert.match(message, /not told why/);
  assert.match(message, /TypeError/);
  assert.equal(retry, true);
});

test("what may pass can be tried again, what will not cannot", () => {
  assert.equal(explain(failure("unavailable", 503)).retry, true);
  assert.equal(explain(failure("internal", 500)).retry, true);
  assert.equal(explain(failure("not-found", 404)).retry, false);
  assert.equal(explain(failure("body-too-large", 413)).retry, false);
});

test("an answer that is no problem document is still put in words", () => {
  const { message } = explain(new Failure({ status: 502, problem: null }));
  assert.match(message, /502/);
});

test("a mistake of the page itself is not blamed on the API", () => {
  assert.match(explain(new RangeError("oops")).message, /this page.*oops/);
});
