import assert from "node:assert/strict";
import { test } from "node:test";
import { callOf } from "../../../../../static/scripts/contacts/wire/call-of.js";

/** @param {string} method @param {string} path */
const call = (method, path) =>
  /** @type {import("../../../../../static/scripts/contacts/wire/call-of.js").Call} */ ({
    method,
    path,
    isMarked: true,
    exchanges: [],
  });

/** @param {string} method @param {string} path @param {string} [asksFor] the method that a preflight asks for */
const exchange = (method, path, asksFor) =>
  /** @type {import("../../../../../static/scripts/shared/run/recorder.js").Exchange} */ (
    /** @type {unknown} */ ({
      preflight: asksFor !== undefined,
      request: { method, path, headers: asksFor ? [["access-control-request-method", asksFor]] : [] },
    })
  );

test("an exchange belongs to the first call of its method and path that has none", () => {
  const [first, second] = [call("GET", "/api/contactgroups?limit=50"), call("GET", "/api/contactgroups?q=a")];
  const get = exchange("GET", "/api/contactgroups");
  assert.equal(callOf(get, [first, second]), first);
  first.exchanges.push(get);
  assert.equal(callOf(get, [first, second]), second);
});

test("a preflight belongs to the call whose method it asks for, and leaves room for the request", () => {
  const [get, patch] = [call("GET", "/api/contactgroups/1"), call("PATCH", "/api/contactgroups/1")];
  const preflight = exchange("OPTIONS", "/api/contactgroups/1", "PATCH");
  assert.equal(callOf(preflight, [get, patch]), patch);
  patch.exchanges.push(preflight);
  assert.equal(callOf(exchange("PATCH", "/api/contactgroups/1"), [get, patch]), patch);
});

test("an exchange of another page belongs to no call", () => {
  assert.equal(callOf(exchange("GET", "/api/session"), [call("GET", "/api/contactgroups")]), undefined);
});
