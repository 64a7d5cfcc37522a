import assert from "node:assert/strict";
import { test } from "node:test";
import { mended } from "../../../../static/scripts/playground/mend.js";

test("the headers go into both answers, those for the preflight into its answer only", () => {
  /** @type {any} */
  const composition = {
    from: "app",
    to: "lab",
    request: { method: "PATCH" },
    recipe: {
      preflight: { abort: true },
      response: {
        status: 201,
        headers: [
          ["vary", "Accept"],
          ["ETag", "1"],
        ],
      },
    },
  };
  /** @type {[string, string][]} */
  const headers = [
    ["Access-Control-Allow-Origin", "https://app.example"],
    ["Access-Control-Allow-Methods", "PATCH"],
    ["Vary", "Origin"],
  ];
  const { recipe } = mended(composition, headers, { page: "https://app.example", preflight: true });
  assert.deepEqual(recipe.preflight, {
    status: 204,
    headers: [["Access-Control-Allow-Origin", "{page}"], ...headers.slice(1)],
  });
  assert.deepEqual(recipe.response, {
    status: 201,
    headers: [
      ["ETag", "1"],
      ["Access-Control-Allow-Origin", "{page}"],
      ["Vary", "Origin"],
    ],
  });
});
