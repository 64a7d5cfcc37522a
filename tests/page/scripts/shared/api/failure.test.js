import assert from "node:assert/strict";
import { test } from "node:test";
import { cookieDropped, cookiesTooLong, explain, Failure } from "../../../../../static/scripts/shared/api/failure.js";

/** @param {string} name @param {number} status @param {object} [more] @param {number | null} [wait] */
function failure(name, status, more = {}, wait = null) {
  const problem = { type: `urn:two-origins:problem:${name}`, title: name, status, ...more };
  return new Failure({ status, problem, wait });
}

test("invalid fields give a message for each field", () => {
  const errors = [
    { field: "name", message: "Too long." },
    { field: "email", message: "No address." },
  ];
  const { fields } = explain(failure("invalid-fields", 422, { errors }));
  assert.deepEqual(fields, { name: "Too long.", email: "No address." });
});

test("a taken name gives the API's message for the name", () => {
  assert.deepEqual(explain(failure("name-taken", 409, { detail: "Taken." })).fields, { name: "Taken." });
});

test("too many attempts give the seconds to wait and no retry", () => {
  const { wait, retry } = explain(failure("too-many-attempts", 429, {}, 30));
  assert.deepEqual({ wait, retry }, { wait: 30, retry: false });
});

test("a dropped cookie is not blamed on the password and cannot be retried", () => {
  const { message, retry } = explain(cookieDropped());
  assert.match(message, /password are right/);
  assert.match(message, /Allow cookies/);
  assert.equal(retry, false);
});

test("too long cookies are not blamed on CORS, and can be tried again when they are gone", () => {
  const { message, retry } = explain(cookiesTooLong());
  assert.match(message, /Remove the cookies/);
  assert.match(message, /not CORS/);
  assert.equal(retry, true);
});

test("a missing response is said to have no known reason", () => {
  const { message, retry } = explain(new Failure({ status: null, problem: null, reason: "TypeError" }));
  assert.match(message, /not told why/);
  assert.match(message, /TypeError/);
  assert.equal(retry, true);
});

test("only failures that may pass can be retried", () => {
  assert.equal(explain(failure("unavailable", 503)).retry, true);
  assert.equal(explain(failure("internal", 500)).retry, true);
  assert.equal(explain(failure("not-found", 404)).retry, false);
  assert.equal(explain(failure("body-too-large", 413)).retry, false);
});

test("a response that is not a problem document still has a message", () => {
  const { message } = explain(new Failure({ status: 502, problem: null }));
  assert.match(message, /502/);
});

test("an error of the page is not blamed on the API", () => {
  assert.match(explain(new RangeError("oops")).message, /this page.*oops/);
});
