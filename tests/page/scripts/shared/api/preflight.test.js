import assert from "node:assert/strict";
import { test } from "node:test";
import { predictPreflight } from "../../../../../static/scripts/shared/api/preflight.js";

const PAGE = "http://app.mixmax.localhost:8080";
const API = "http://contacts.mixmax.localhost:8081/api/contactgroups";

/** @param {string} method @param {Record<string, string>} [headers] */
const needed = (method, headers = {}) => predictPreflight({ url: API, method, headers }, PAGE).needed;

test("GET, HEAD and POST need no preflight", () => {
  for (const method of ["GET", "HEAD", "POST"]) assert.equal(needed(method), false, method);
});

test("every other method needs a preflight, and the reason names it", () => {
  for (const method of ["PUT", "PATCH", "DELETE", "patch"]) {
    const { needed, reasons } = predictPreflight({ url: API, method, headers: {} }, PAGE);
    assert.equal(needed, true, method);
    assert.match(reasons.join(), new RegExp(method));
  }
});

test("a content type needs no preflight only when a form could send it", () => {
  assert.equal(needed("POST", { "Content-Type": "application/json" }), true);
  assert.equal(needed("POST", { "Content-Type": "text/plain;charset=UTF-8" }), false);
  assert.equal(needed("POST", { "content-type": "Multipart/Form-Data; boundary=x" }), false);
});

test("each header that is not safelisted is one more reason", () => {
  assert.equal(needed("GET", { "If-Match": '"1"' }), true);
  assert.equal(needed("GET", { Accept: "application/json", "Accept-Language": "en" }), false);
  const headers = { "Content-Type": "application/json", "If-Match": '"1"' };
  assert.equal(predictPreflight({ url: API, method: "PUT", headers }, PAGE).reasons.length, 3);
});

test("a same-origin request needs no CORS, and a request from an opaque origin always does", () => {
  const request = { url: `${PAGE}/config.json`, method: "PATCH", headers: {} };
  assert.deepEqual(predictPreflight(request, PAGE), { crossOrigin: false, needed: false, reasons: [] });
  assert.equal(predictPreflight(request, "null").needed, true);
});
