import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress, writeAddress } from "../../../../static/scripts/origins/address.js";

test("the link carries the pattern, the function, the expression and the origins", () => {
  const question = {
    pattern: "https://*.example.com",
    functionId: "py-fullmatch",
    expression: String.raw`https://(a|b)+&=%\.example\.com`,
    origins: "https://a.example.com\nnull",
  };
  assert.deepEqual(readAddress(new URL(writeAddress(question), "http://app.localhost").search), question);
});

test("a function that is not there is left out", () => {
  for (const id of ["eval", "constructor", "toString", ""]) {
    assert.equal(readAddress(`?function=${id}`).functionId, undefined);
  }
});
