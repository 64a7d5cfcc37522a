import assert from "node:assert/strict";
import { test } from "node:test";
import {
  describeDecision,
  describeOwner,
  describeSending,
  originLines,
} from "../../../../static/scripts/origins/judged-origin.js";

/** @param {Partial<import("../../../../static/scripts/origins/judged-origin.js").JudgedOrigin>} [about] */
const judged = (about = {}) => ({
  origin: "http://app.mixmax.localhost:8080",
  allowed: true,
  sentAs: about.origin ?? "http://app.mixmax.localhost:8080",
  owner: /** @type {const} */ ("site"),
  domain: "mixmax.localhost",
  blockedPort: null,
  insecure: false,
  ...about,
});

test("an origin that no browser sends is described with the one it sends", () => {
  assert.equal(describeSending(judged()), "Yes.");
  assert.match(describeSending(judged({ origin: "null", sentAs: "null" })), /^Yes: sandboxed/);
  assert.match(describeSending(judged({ origin: "http://APP.x", sentAs: "http://app.x" })), /^No: .*http:\/\/app\.x$/);
  assert.match(describeSending(judged({ origin: "https://*.app.x", sentAs: null })), /pattern for many origins/);
  assert.match(describeSending(judged({ origin: "app.x", sentAs: null })), /no origin/);
  assert.match(describeSending(judged({ origin: "https://a.x:6666", sentAs: null, blockedPort: 6666 })), /^No: .*6666/);
  assert.match(describeSending(judged({ origin: "http://a.x/", sentAs: "http://a.x" })), /^No: .*http:\/\/a\.x$/);
});

test("the origin of an app is sent by the app, whose name anybody can choose", () => {
  const app = judged({ origin: "capacitor://app.x", sentAs: null, owner: "nobody" });
  assert.match(describeSending(app), /^Not for a web page\. An app .* sends it\.$/);
  assert.match(describeOwner(app), /^Any app:/);
  assert.equal(describeDecision(app, true, false).tone, "bad");
  assert.doesNotMatch(describeDecision(app, true, false).remark, /no browser/);
});

test("the description of the owner names the domain and the network", () => {
  assert.match(describeOwner(judged({ owner: "registrant", domain: "evil.example" })), /stranger.*evil\.example/);
  assert.match(describeOwner(judged({ insecure: true })), /network/);
});

test("an allowed origin is dangerous only if a stranger can send it", () => {
  const stranger = judged({ owner: "registrant" });
  assert.equal(describeDecision(stranger, true, true).tone, "bad");
  assert.equal(describeDecision({ ...stranger, sentAs: null }, true, true).tone, "plain");
  assert.equal(describeDecision(judged({ owner: "everybody" }), true, true).tone, "bad");
  assert.equal(describeDecision(judged({ insecure: true }), true, true).tone, "bad");
  assert.equal(describeDecision(judged(), true, true).tone, "good");
  assert.equal(describeDecision(judged(), true, false).tone, "warn");
  assert.equal(describeDecision(judged(), false, true).remark, "but you wanted it in");
  assert.equal(describeDecision(judged(), null, null).verdict, "—");
});

test("empty lines are not origins", () => {
  assert.deepEqual(originLines(" http://a.x \n\n null\n"), ["http://a.x", "null"]);
});
