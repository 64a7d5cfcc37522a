import assert from "node:assert/strict";
import { test } from "node:test";
import { findRuns, fitOf, sentenceOf } from "../../../../static/scripts/lab/search.js";
import { isOfEveryRefusal } from "../../../../static/scripts/lab/generic-message.js";
import { wordsOf } from "../../../../static/scripts/lab/search-words.js";
import { scenarios } from "../../catalogue/scenarios.js";

/** @param {string} query */
const found = (query) => {
  const words = query.split(" ");
  return scenarios.filter((one) => fitOf(one, words).hits === words.length).map(({ id }) => id);
};

/** @param {string} query what a person types @returns {Promise<{ids: string[], hasAll: boolean}>} the best first */
async function typed(query) {
  const { ranks, hasAll } = await findRuns(query, scenarios, new AbortController().signal);
  const ids = [...ranks].sort(([, one], [, other]) => other - one).map(([{ id }]) => id);
  return { ids, hasAll };
}

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
  const { ids, hasAll } = await typed("why are cookies not being sent");
  assert.ok(hasAll && ids.includes("credentials-default-omitted"));
});

test("words that people use for lost cookies find the run that shows why", async () => {
  for (const query of ["cookies aren't sent", "cookies aren’t sent", "session lost", "fetch without cookies"]) {
    const { ids } = await typed(query);
    assert.ok(ids.slice(0, 12).includes("credentials-default-omitted"), `${query}: ${ids}`);
  }
});

test("runs with most of the words are found when none has all, and are said to be no more", async () => {
  const { ids, hasAll } = await typed("samesite cookie xylophone");
  assert.equal(hasAll, false);
  assert.ok(ids.includes("cookie-samesite"));
  assert.deepEqual((await typed("xylophone")).ids, []);
});

test("a run with the word in its title comes before one that only tells of it", async () => {
  const { ids } = await typed("third-party");
  assert.equal(ids[0], "cookie-third-party-blocked");
});

test("a run of which the words are told side by side comes first, with that sentence and its words marked", async () => {
  const { ids } = await typed("cookies not sent");
  assert.equal(ids[0], "credentials-default-omitted");
  const scenario = scenarios.find(({ id }) => id === ids[0]);
  assert.ok(scenario);
  const parts = sentenceOf(scenario, ["cookies", "sent"]);
  assert.equal(parts.map(({ text }) => text).join(""), "Across origins the cookie is then not sent.");
  assert.deepEqual(
    parts.filter(({ isHit }) => isHit).map(({ text }) => text),
    ["cookie", "sent"],
  );
});

test("every word of the texts can be looked for and is marked, also names of headers and signs", () => {
  const signs = "access-control-allow-origin x-a: /path a|b (c) [d] {e} f? *";
  for (const scenario of scenarios) {
    for (const word of wordsOf(`${scenario.story} ${signs}`))
      assert.doesNotThrow(() => sentenceOf(scenario, [word]), word);
  }
  const named = scenarios.find(({ note }) => note?.fix?.includes("Access-Control-Allow-Origin"));
  assert.ok(named);
  const marked = sentenceOf(named, ["access-control-allow-origin"]).filter(({ isHit }) => isHit);
  assert.equal(marked[0]?.text, "Access-Control-Allow-Origin");
});

test("what is printed of every refusal is told from what names a cause", () => {
  for (const query of ["Failed to fetch", "TypeError: Load failed", "blocked by CORS policy", "CORS error"]) {
    assert.equal(isOfEveryRefusal(query), true, query);
  }
  for (const query of ["No 'Access-Control-Allow-Origin' header", "wildcard", "fetch", "cors-policy 403"]) {
    assert.equal(isOfEveryRefusal(query), false, query);
  }
});
