import assert from "node:assert/strict";
import { test } from "node:test";
import { articleExpression, hostileOrigins, servicePattern } from "../../../../static/scripts/origins/defaults.js";
import {
  canBeSent,
  describeDecision,
  originLines,
  describeOwner,
  describeSending,
} from "../../../../static/scripts/origins/judged-origin.js";

/** @type {any} */
const CONFIG = {
  origins: [
    { role: "apex", origin: "http://mixmax.localhost:8080" },
    { role: "stranger", origin: "http://evil.localhost:8080" },
  ],
};

/** @param {Partial<import("../../../../static/scripts/origins/judged-origin.js").JudgedOrigin>} [about] */
const judged = (about = {}) => ({
  origin: "http://app.mixmax.localhost:8080",
  allowed: true,
  sentAs: about.origin ?? "http://app.mixmax.localhost:8080",
  owner: /** @type {const} */ ("site"),
  domain: "mixmax.localhost",
  insecure: false,
  ...about,
});

test("the defaults follow the parent domain", () => {
  assert.equal(servicePattern(CONFIG), "http://*.mixmax.localhost:8080");
  assert.equal(articleExpression(CONFIG), String.raw`[^.\s]+\.mixmax\.localhost$`);
});

test("the article's expression refuses a port and lets through what only ends in the name", () => {
  const expression = new RegExp(articleExpression(CONFIG));
  assert.equal(expression.test("http://app.mixmax.localhost:8080"), false);
  assert.equal(expression.test("http://app.mixmax.localhost"), true);
  assert.equal(expression.test("http://evilmixmax.localhost"), false);
  assert.equal(expression.test("http://evil.localhost/.mixmax.localhost"), true);
  const list = hostileOrigins(CONFIG);
  assert.ok(list.length > 15 && list.includes("null") && new Set(list).size === list.length);
});

test("whether a browser sends it is told with what it sends instead", () => {
  assert.equal(describeSending(judged()), "Yes.");
  assert.match(describeSending(judged({ origin: "null", sentAs: "null" })), /^Yes: sandboxed/);
  assert.match(describeSending(judged({ origin: "http://APP.x", sentAs: "http://app.x" })), /^No: .*http:\/\/app\.x$/);
  assert.match(describeSending(judged({ origin: "capacitor://app.x", sentAs: null })), /scheme/);
  assert.match(describeSending(judged({ origin: "app.x", sentAs: null })), /no origin/);
  assert.equal(canBeSent(judged({ origin: "http://a.x/", sentAs: "http://a.x" })), false);
});

test("whose a name is", () => {
  assert.match(describeOwner(judged({ owner: "registrant", domain: "evil.example" })), /stranger.*evil\.example/);
  assert.match(describeOwner(judged({ insecure: true })), /network/);
});

test("a hit is dangerous only if a stranger can really send it", () => {
  const stranger = judged({ owner: "registrant" });
  assert.equal(describeDecision(stranger, true, true).tone, "bad");
  assert.equal(describeDecision({ ...stranger, sentAs: null }, true, true).tone, "plain");
  assert.equal(describeDecision(judged({ owner: "everybody" }), true, true).tone, "bad");
  assert.equal(describeDecision(judged({ insecure: true }), true, true).tone, "bad");
  assert.equal(describeDecision(judged(), true, true).tone, "good");
  assert.equal(describeDecision(judged(), true, false).tone, "warn");
  assert.equal(describeDecision(judged(), false, true).remark, "though it is meant");
  assert.equal(describeDecision(judged(), null, null).verdict, "—");
});

test("empty lines are no origins", () => {
  assert.deepEqual(originLines(" http://a.x \n\n null\n"), ["http://a.x", "null"]);
});
