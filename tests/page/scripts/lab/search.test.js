import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findRuns, sentenceOf } from "../../../../static/scripts/lab/search.js";
import { isOfEveryRefusal } from "../../../../static/scripts/lab/generic-message.js";
import { wordsOf } from "../../../../static/scripts/lab/search-words.js";
import { scenarios } from "../../catalogue/scenarios.js";

/** @param {string} query what a person types @returns {Promise<{ids: string[], hasAll: boolean}>} the best first */
async function typed(query) {
  const { ranks, hasAll } = await findRuns(query, scenarios, new AbortController().signal);
  const ids = [...ranks].sort(([, one], [, other]) => other - one).map(([{ id }]) => id);
  return { ids, hasAll };
}

test("a run is found by words of its title, its story, its cause, the console and the record", async () => {
  for (const [query, id, where] of [
    ["script error.", "script-error-muted", "title"],
    ["cookies happily", "article-bank-cookies", "title in part"],
    ["bank preflight", "article-bank-writes", "story"],
    ["acac-not-true", "acac-not-true", "cause"],
    ["corsmethodnotfound", "method-not-allowed", "Firefox's name"],
    ["missing allow origin", "acao-missing", "words of Chromium's name"],
    ["500", "acao-missing-on-error", "status"],
  ]) {
    const { ids, hasAll } = await typed(query);
    assert.ok(hasAll && ids.includes(id), where);
  }
});

test("any fragment of a title, a story, a cause or a code of the console finds its run", async () => {
  for (const [query, id] of [
    ["ookies happil", "article-bank-cookies"],
    ["ac-not-tru", "acac-not-true"],
    ["singAllowOr", "acao-missing"],
    ["the star means any", "acao-wildcard-with-credentials"],
  ]) {
    const { ids } = await typed(query);
    assert.ok(ids.includes(id), `${query}: ${ids}`);
  }
});

test("a fragment inside of words finds no run where others have it as a word", async () => {
  const { ids } = await typed("age");
  assert.ok(ids.includes("max-age-zero") && !ids.includes("feature-image"), `${ids}`);
});

test("a word that says nothing finds nothing, although most texts have it inside of others", async () => {
  for (const query of ["the", "is", "not"]) assert.deepEqual((await typed(query)).ids, [], query);
});

test("of the runs with a fragment those come first that have it in their titles", async () => {
  for (const query of ["is not", "ookie"]) {
    const { ids } = await typed(query);
    const inTitle = ids.map((id) => scenarios.some((it) => it.id === id && it.title.toLowerCase().includes(query)));
    assert.ok(inTitle[0] && inTitle.slice(0, 5).every(Boolean), `${query}: ${ids}`);
    assert.equal(inTitle.at(-1), false, query);
  }
});

test("the judge is asked about a part of a message from the length on from which it tells what that means", async (t) => {
  const ofJudge = new URL("../../../../crates/cors-verdict/src/decode/part.rs", import.meta.url);
  const shortest = Number(/const SHORTEST: usize = (\d+);/.exec(readFileSync(ofJudge, "utf8"))?.[1]);
  const asked = t.mock.method(globalThis, "fetch", async () => Response.json({ causes: [] }));
  await typed("x".repeat(shortest - 1));
  assert.equal(asked.mock.callCount(), 0);
  await typed("x".repeat(shortest));
  assert.equal(asked.mock.callCount(), 1);
});

/** What people type who have no time, and the runs of which one answers it best. */
const SEARCHES = [
  ["cookies not sent", "credentials-default-omitted"],
  ["cookie isn't sent", "credentials-default-omitted", "cookie-samesite"],
  ["third party cookie blocked", "cookie-third-party-blocked"],
  ["login session lost", "set-cookie-ignored"],
  ["preflight 405", "preflight-bad-status"],
  ["options 401", "preflight-auth-required"],
  ["preflight redirected", "preflight-redirect"],
  ["redirects blocked", "redirect-hop-acao-missing", "preflight-redirect"],
  ["wildcard with credentials", "acao-wildcard-with-credentials"],
  ["multiple values", "acao-multiple-values"],
  ["duplicated headers", "acao-duplicate-header"],
  ["no access-control-allow-origin header", "acao-missing"],
  ["Access-Control-Allow-Credentials true", "acac-not-true", "acac-not-true-twice", "acac-missing"],
  ["localhost works production not", "acao-mismatch"],
  ["different port", "acao-mismatch-port"],
  ["trailing slash", "acao-near-miss"],
  ["null origin", "origin-null"],
  ["bearer token blocked", "authorization-not-allowed"],
  ["deleting method not allowed", "method-not-allowed"],
  ["content-type json preflight", "content-type-not-safelisted", "content-type-not-allowed"],
  ["vary cached", "cached-with-vary"],
  ["read response headers", "response-header-not-exposed", "response-header-exposed"],
  ["no-cors empty response", "opaque-response"],
  ["network errors", "network-error"],
  ["fonts blocked", "feature-font", "font-without-cors"],
  ["server still executed it", "side-effect-happened"],
];

test("what best answers a search stands first", async () => {
  const missed = [];
  for (const [query, ...best] of SEARCHES) {
    const { ids } = await typed(query);
    if (!best.includes(ids[0])) missed.push(`${query}: ${ids.slice(0, 3)}`);
  }
  assert.deepEqual(missed, []);
});

test("all words of a query count", async () => {
  const [one, both] = [await typed("cookie"), await typed("cookie samesite")];
  assert.ok(both.hasAll && both.ids.length < one.ids.length);
});

test("a plural finds what is said of one", async () => {
  const { ids } = await typed("cookies not sent");
  for (const id of ["article-bank-cookies", "credentials-default-omitted", "cookie-samesite"])
    assert.ok(ids.includes(id), `${id} in ${ids}`);
});

test("small words of a question do not count", async () => {
  const { ids, hasAll } = await typed("why are cookies not being sent");
  assert.ok(hasAll && ids.includes("credentials-default-omitted"));
});

test("of a long text that somebody pastes the beginning is looked up", () => {
  assert.deepEqual(wordsOf("Cookies, cookies"), ["cookies"]);
  assert.ok(wordsOf(Array.from({ length: 10000 }, (_, i) => `word${i}`).join(" ")).length < 100);
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
