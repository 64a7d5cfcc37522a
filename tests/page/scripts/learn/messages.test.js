import assert from "node:assert/strict";
import { test } from "node:test";
import { HOP } from "../../../../static/scripts/learn/figures/hop.js";
import { pattern } from "../../../../static/scripts/learn/figures/pattern.js";
import { METHODS } from "../../../../static/scripts/learn/figures/preflight.js";
import { WRITING } from "../../../../static/scripts/learn/figures/writing.js";
import { callMessage, messagesOf } from "../../../../static/scripts/learn/messages.js";
import { withPlaceholders } from "../../../../static/scripts/learn/recorded.js";
import { CONFIG } from "../fixtures.js";

const OPTIONS = {
  to: "lab",
  preflight: true,
  method: "OPTIONS",
  headers: [["Origin", "http://app.mixmax.localhost:8080"]],
  cookies: [],
  status: 204,
  answer: [["Access-Control-Allow-Origin", "http://app.mixmax.localhost:8080"]],
};

/** @param {any[]} messages */
function route(messages) {
  return messages.map(({ kind, from, to }) => `${kind} ${from} ${to}`);
}

test("a request whose preflight fails is drawn as never sent, below the check that failed", () => {
  const [variant] = METHODS.variants;
  const messages = messagesOf(METHODS, variant, [{ outcome: "blocked", exchanges: [OPTIONS] }]);
  assert.deepEqual(route(messages), [
    "call page browser",
    "request browser lab",
    "answer lab browser",
    "check browser browser",
    "never browser lab",
    "result browser page",
  ]);
  assert.equal(messages[3].title, `✗ ${variant.fault}`);
});

test("the call of the page says what it sends, and the server what it compares", () => {
  const [, json] = WRITING.variants;
  const call = callMessage(json.steps[0]).title;
  const body = `'{"to":"mallory","amount":100}'`;
  const headers = '{ "Content-Type": "application/json" }';
  assert.equal(call, `fetch(url, { method: "POST", headers: ${headers}, body: ${body}, credentials: "include" })`);
  const figure = pattern("http://app.example:8080", "example");
  const get = { ...OPTIONS, preflight: false, method: "GET", status: 200, answer: [] };
  const messages = messagesOf(figure, figure.variants[0], [{ outcome: "blocked", exchanges: [get] }]);
  assert.equal(messages[2].title, "Origin does not match /[^.\\s]+\\.example$/");
});

test("what refuses a stranger has not the colour of a fault", () => {
  const steps = [{ outcome: "blocked", exchanges: [OPTIONS] }];
  const tones = (/** @type {any} */ figure) =>
    new Set(messagesOf(figure, figure.variants.at(-1), steps).map(({ tone }) => tone));
  assert.deepEqual(tones(WRITING), new Set(["plain"]));
  assert.ok(tones({ ...WRITING, from: "app" }).has("bad"));
});

test("a redirect is drawn to the second server", () => {
  const first = { ...OPTIONS, preflight: false, method: "GET", status: 302 };
  const second = { ...first, to: "third", status: 200, answer: [["Access-Control-Allow-Origin", "*"]] };
  const messages = messagesOf(HOP, HOP.variants[1], [{ outcome: "readable", exchanges: [first, second] }]);
  assert.equal(route(messages)[4], "request browser third");
  assert.equal(messages.at(-1)?.tone, "good");
});

test("a recorded run has the names of no set-up", () => {
  const [{ exchanges }] = withPlaceholders([{ outcome: "blocked", exchanges: [OPTIONS] }], METHODS, 0, CONFIG);
  assert.deepEqual(exchanges[0].headers, [["Origin", "{app}"]]);
});
