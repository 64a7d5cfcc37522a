import assert from "node:assert/strict";
import { test } from "node:test";
import { longOrigins } from "../../../../static/scripts/origins/long-origins.js";
import { translate } from "../../../../static/scripts/origins/matcher/translate.js";

test("long origins start as the expression does", () => {
  const starts = (/** @type {string} */ source, /** @type {string} */ start) =>
    longOrigins(source).some((origin) => origin.startsWith(`${start}aaaa`));
  assert.ok(starts(String.raw`^https:\/\/app-([a-z]+)+\.example\.com$`, "https://app-"));
  assert.ok(starts(String.raw`^(?:https?:\/\/([a-z]+)+)`, "http://"));
  assert.ok(starts("[^.]+x", ""));
});

test("an expression that does not run away is done with them at once", () => {
  for (const expression of [String.raw`^https://([a-z0-9-]+\.)*example\.com$`, ".*.*example", "^(a|b)*$"]) {
    const translated = translate("py-search", expression);
    assert.ok(translated.ok);
    const matcher = new RegExp(translated.source, translated.flags);
    const letsIn = longOrigins(translated.source).filter((origin) => matcher.test(origin));
    assert.deepEqual(letsIn, []);
  }
});
