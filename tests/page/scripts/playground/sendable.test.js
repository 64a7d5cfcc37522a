import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { recipeLimits } from "../../../../static/scripts/playground/form/recipe-limits.js";
import { sendable, unsentNames } from "../../../../static/scripts/playground/sendable.js";

const SCHEMA = new URL("../../../../static/lab/recipe.schema.json", import.meta.url);
const LIMITS = recipeLimits(JSON.parse(readFileSync(SCHEMA, "utf8")));
/** @type {[string, string][]} */
const HEADERS = [
  ["Server", "nginx"],
  ["access-control-allow-origin", "*"],
  ["Vary", "Origin"],
  ["X-Anything", "1"],
];

test("only what the lab sends is sent, on every hop", () => {
  const kept = HEADERS.slice(1, 3);
  const recipe = {
    response: { headers: HEADERS, redirect: { to: "lab", recipe: { response: { headers: HEADERS } } } },
  };
  const response = sendable({ preflight: { headers: HEADERS }, ...recipe }, LIMITS);
  assert.deepEqual(response.preflight, { headers: kept });
  assert.deepEqual(response.response?.headers, kept);
  assert.deepEqual(response.response?.redirect?.recipe?.response?.headers, kept);
  assert.deepEqual(sendable({}, LIMITS), {});
});

test("headers that are not sent are named", () => {
  assert.deepEqual(unsentNames(HEADERS, LIMITS), ["Server", "X-Anything"]);
});

test("a body's type and a cookie that the lab does not have are not sent", () => {
  /** @type {[string, string][]} */
  const unsent = [
    ["Content-Type", "text/html; charset=utf-8"],
    ["Set-Cookie", "session=1; Max-Age=5"],
  ];
  /** @type {[string, string][]} */
  const sent = [
    ["Content-Type", "application/json; charset=utf-8"],
    ["Set-Cookie", "lab-session=1; Path=/; Max-Age=5"],
  ];
  assert.deepEqual(unsentNames([...sent, ...unsent], LIMITS), ["Content-Type", "Set-Cookie"]);
  assert.deepEqual(sendable({ response: { headers: [...sent, ...unsent] } }, LIMITS).response?.headers, sent);
});
