import assert from "node:assert/strict";
import { test } from "node:test";
import { callInWords, callName, isPageKnown } from "../../../../static/scripts/diagnose/call-words.js";

const API = { value: "https://the-api.example/", standsFor: "the address of your API" };
const PAGE = { value: "https://your-page.example", standsFor: "the origin of your page" };

/** @param {string} url @param {string} pageOrigin @param {typeof API[]} standIns @returns {any} */
const call = (url, pageOrigin, standIns) => ({ standIns, case: { pageOrigin, request: { method: "GET", url } } });

test("an example is no address of a call", () => {
  assert.equal(
    callName(call("https://api.shop.example/a", "https://shop.example", [])),
    "GET https://api.shop.example/a",
  );
  assert.equal(callName(call("https://the-api.example/a", "https://shop.example", [API])), "GET /a");
  assert.equal(callName(call("https://the-api.example/", PAGE.value, [API, PAGE])), "GET (address not known)");
});

test("an example is no origin of a page", () => {
  assert.equal(isPageKnown(call("https://the-api.example/a", "https://shop.example", [API])), true);
  assert.equal(isPageKnown(call("https://api.shop.example/a", PAGE.value, [PAGE])), false);
});

test("a server that refused did not run the request", () => {
  const badge = (/** @type {number} */ status) => {
    const hops = [{ preflight: null, response: { status, headers: [] } }];
    const blocked = { state: "blocked", title: "", verdict: { sent: true, hop: 0 }, facts: [], case: { hops } };
    return callInWords(/** @type {any} */ (blocked)).badge;
  };
  assert.equal(badge(200), "Blocked, but the server ran it");
  assert.equal(badge(401), "Blocked, and the server answered 401");
});

test("a call that passes because of what is assumed of it says what would block it", () => {
  const sentence = (/** @type {string[]} */ doubts) =>
    callInWords(/** @type {any} */ ({ state: "passes", verdict: { outcome: "readable" }, doubts })).sentence;
  assert.match(sentence(['With `credentials: "include"` it would be blocked.']), /to script\. With `credentials/);
  assert.doesNotMatch(sentence([]), /blocked/);
});
