import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { recipeLimits } from "../../../../../static/scripts/playground/form/recipe-limits.js";
import { readResponse, responseFields } from "../../../../../static/scripts/playground/form/response-fields.js";

const SCHEMA = new URL("../../../../../static/lab/recipe.schema.json", import.meta.url);
const LIMITS = recipeLimits(JSON.parse(readFileSync(SCHEMA, "utf8")));

test("a response that goes through the form comes back the same", () => {
  for (const answer of [
    {},
    { status: 204, headers: [["Vary", "Origin"]], delayMs: 100 },
    { abort: true },
    { redirect: { status: 307, to: "third", then: 3, recipe: { response: {} } } },
    { bodyKind: "png" },
  ]) {
    const before = /** @type {import("../../../../../static/scripts/shared/catalogue/scenario.js").RecipeResponse} */ (
      answer
    );
    assert.deepEqual(readResponse(responseFields(before), LIMITS, before), { response: before, problems: {} });
  }
  assert.equal(readResponse(responseFields(undefined), LIMITS).response, undefined);
});

test("a response that the lab would refuse gives a problem for each wrong field", () => {
  const fields = { ...responseFields({}), status: "99", delay: "1.5", body: "x".repeat(5000), headers: "?" };
  const { problems } = readResponse(fields, LIMITS);
  assert.deepEqual(Object.keys(problems).sort(), ["body", "delay", "headers", "status"]);
});

test("headers that have no part in CORS are no problem, and those that do have a longest value", () => {
  const real = { ...responseFields({}), headers: "Server: nginx\nStrict-Transport-Security: max-age=1" };
  assert.deepEqual(readResponse(real, LIMITS).problems, {});
  const long = { ...responseFields({}), headers: `Access-Control-Allow-Methods: ${"A".repeat(1025)}` };
  assert.match(readResponse(long, LIMITS).problems.headers ?? "", /at most 1024 bytes/);
});

test("a response at the limits of the lab is sound", () => {
  const fields = { ...responseFields({}), status: "599", delay: "2000", body: "x".repeat(4096) };
  assert.deepEqual(readResponse(fields, LIMITS).problems, {});
});
