import assert from "node:assert/strict";
import { test } from "node:test";
import { readResponse, responseFields } from "../../../../../static/scripts/playground/form/response-fields.js";

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
    assert.deepEqual(readResponse(responseFields(before), before), { response: before, problems: {} });
  }
  assert.equal(readResponse(responseFields(undefined)).response, undefined);
});

test("a response that the lab would refuse gives a problem for each wrong field", () => {
  const fields = { ...responseFields({}), status: "99", delay: "1.5", body: "x".repeat(5000), headers: "?" };
  const { problems } = readResponse(fields);
  assert.deepEqual(Object.keys(problems).sort(), ["body", "delay", "headers", "status"]);
});
