import assert from "node:assert/strict";
import { test } from "node:test";
import { filterOf, hasWords } from "../../../../static/scripts/lab/search.js";
import { scenarios } from "../../catalogue/scenarios.js";

/** @param {string} query */
const found = (query) => scenarios.filter((one) => hasWords(one, query.split(" "))).map(({ id }) => id);

test("a run is found by words of its title, its story, its cause and the console", () => {
  assert.deepEqual(found("took slash"), []);
  assert.ok(found("script error.").includes("script-error-muted"), "title");
  assert.ok(found("cookies happily").includes("article-bank-cookies"), "title in part");
  assert.ok(found("bank preflight").includes("article-bank-writes"), "story");
  assert.ok(found("acac-not-true").includes("acac-not-true"), "cause");
  assert.ok(found("corsmethodnotfound").includes("method-not-allowed"), "Firefox's name");
});

test("all words of a query count", () => {
  const [one, both] = [found("cookie"), found("cookie samesite")];
  assert.ok(both.length > 0 && both.length < one.length);
});

test("a plural finds what is said of one", () => {
  const ids = found("cookies not sent");
  for (const id of ["article-bank-cookies", "credentials-default-omitted", "cookie-samesite"])
    assert.ok(ids.includes(id), `${id} in ${ids}`);
});

test("small words of a question do not count", async () => {
  const filter = await filterOf("why are cookies not being sent", new AbortController().signal);
  assert.ok(scenarios.filter(filter).some(({ id }) => id === "credentials-default-omitted"));
});
