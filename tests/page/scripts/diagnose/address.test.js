import assert from "node:assert/strict";
import { test } from "node:test";
import { fragmentOf, readFragment } from "../../../../static/scripts/diagnose/address.js";

test("a short paste and what the visitor set travel in the fragment", () => {
  const settings = { pageOrigin: "https://a.example", credentials: "include" };
  const fragment = fragmentOf(["GET /x?a=1&b=2 #1\n100 %"], settings);
  assert.deepEqual(readFragment(fragment), { text: "GET /x?a=1&b=2 #1\n100 %", settings });
});

test("a fragment is read with its spaces, and an empty one has neither text nor settings", () => {
  assert.equal(readFragment("#text=Origin+x%20is%20not").text, "Origin x is not");
  assert.deepEqual(readFragment(""), { text: "", settings: {} });
});

test("the first text that is short enough is taken, and none that is too long", () => {
  assert.equal(readFragment(fragmentOf(["x".repeat(9000), '{"a":1}'], {})).text, '{"a":1}');
  assert.equal(fragmentOf(["x".repeat(9000), ""], {}), "");
});
