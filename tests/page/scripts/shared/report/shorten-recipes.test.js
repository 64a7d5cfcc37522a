import assert from "node:assert/strict";
import { test } from "node:test";
import { shortenRecipes } from "../../../../../static/scripts/shared/report/shorten-recipes.js";

test("the sentence around a URL keeps its marks", () => {
  assert.equal(shortenRecipes("answered http://a/r/1?recipe=%7B%7D, but"), "answered http://a/r/…, but");
  assert.equal(shortenRecipes("at http://a/r/1?recipe=%7B%7D. (Reason"), "at http://a/r/…. (Reason");
});

test("recipes are left out of URLs, whatever quotes stand around them", () => {
  assert.equal(shortenRecipes("at ‘http://a/r/1?recipe=%7B%7D’. (Reason"), "at ‘http://a/r/…’. (Reason");
  assert.equal(shortenRecipes("'http://a/r/1?recipe=%7B%7D' from"), "'http://a/r/…' from");
});
