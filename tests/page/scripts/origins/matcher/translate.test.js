import assert from "node:assert/strict";
import { test } from "node:test";

import { FUNCTIONS } from "../../../../../static/scripts/origins/matcher/functions.js";
import { translate } from "../../../../../static/scripts/origins/matcher/translate.js";
import { CASES, REFUSED } from "./cases.js";

for (const { id, text, letsIn, refuses } of CASES) {
  test(`${id} ${text} lets in and refuses what the real function does`, () => {
    const translated = translate(id, text);
    assert.ok(translated.ok, JSON.stringify(translated));
    const matcher = new RegExp(translated.source, translated.flags);
    assert.deepEqual(
      [...letsIn, ...refuses].filter((origin) => matcher.test(origin)),
      letsIn,
    );
  });
}

for (const { id, text, by, reason } of REFUSED) {
  test(`${id} ${text} is not translated, and why is said`, () => {
    const translated = translate(id, text);
    assert.ok(!translated.ok, JSON.stringify(translated));
    assert.equal(translated.by, by);
    assert.match(translated.reason, reason);
    assert.equal(translated.reason.startsWith("cannot be translated: "), by === "translation");
  });
}

test("there are cases for every function", () => {
  const tested = new Set(CASES.map(({ id }) => id));
  assert.deepEqual([...tested].sort(), Object.keys(FUNCTIONS).sort());
});

test("what is not obvious about an expression is said", () => {
  /** @param {string} id @param {string} text */
  const notes = (id, text) => {
    const translated = translate(id, text);
    return translated.ok ? translated.notes.join(" ") : assert.fail(translated.reason);
  };
  assert.match(notes("py-search", "a$"), /final line break/);
  assert.match(notes("py-match", String.raw`\d`), /Unicode/);
  assert.match(notes("py-match", "/^https:/"), /slashes belong to the expression/);
  assert.match(notes("js-test", "/a/g"), /by turns/);
  assert.match(notes("js-test", String.raw`"a\.b"`), /backslash is lost/);
  assert.match(notes("pcre", "/a/i"), /delimiter/);
  assert.match(notes("glob", "http://*.a.com:*"), /second/);
  assert.match(notes("list", "https://a.com/"), /slash/);
  assert.match(notes("list", "https://*.a.com"), /regular expression/);
});

test("an expression of any size and depth is answered", () => {
  for (const id of Object.keys(FUNCTIONS)) {
    for (const text of ["(".repeat(4000), "[".repeat(4000), "\\".repeat(3999), "a".repeat(5000), "(?:".repeat(1300)]) {
      assert.equal(typeof translate(id, text).ok, "boolean");
    }
  }
});
