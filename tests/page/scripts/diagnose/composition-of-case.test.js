import assert from "node:assert/strict";
import { test } from "node:test";
import { compositionOf } from "../../../../static/scripts/diagnose/composition-of-case.js";
import { readComposition } from "../../../../static/scripts/playground/parse-composition.js";
import { playgroundAddress } from "../../../../static/scripts/shared/catalogue/composition.js";
import { caseOf } from "../../../../static/scripts/shared/judge/case.js";

const PAGE = "https://app.example.com";
const URL_OF_API = "https://api.example.com/items";
const PREFLIGHT = { status: 204, headers: [["Access-Control-Allow-Origin", PAGE]] };

test("a call becomes a composition that the playground can read", () => {
  const request = { method: "PATCH", headers: [["X-Team", "1"]], credentials: "include", body: "{}" };
  const asked = caseOf(PAGE, URL_OF_API, /** @type {any} */ (request), [
    { preflight: /** @type {any} */ (PREFLIGHT), response: "network-error" },
  ]);
  const composition = compositionOf(asked);
  assert.ok(composition);
  assert.equal(composition.request.credentials, "include");
  assert.deepEqual(composition.recipe, {
    preflight: { status: 204, headers: [["Access-Control-Allow-Origin", "{page}"]] },
    response: { abort: true },
  });
  const read = readComposition(new URL(playgroundAddress(composition), PAGE).search);
  assert.deepEqual(read, { composition, problem: "" });
});

test("a call that was redirected becomes none", () => {
  const hop = { preflight: null, response: null };
  assert.equal(compositionOf(caseOf(PAGE, URL_OF_API, {}, [hop, hop])), null);
});
