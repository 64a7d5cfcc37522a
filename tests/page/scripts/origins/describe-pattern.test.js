import assert from "node:assert/strict";
import { test } from "node:test";
import { describePatterns } from "../../../../static/scripts/origins/describe-pattern.js";

test("a wildcard is said not to stand for its parent, unless that is listed as well", () => {
  const [alone] = describePatterns("https://*.example.com");
  assert.match(alone, /every subdomain of example\.com.* does not let in https:\/\/example\.com itself/);
  const [both, ...more] = describePatterns("https://*.example.com, https://example.com");
  assert.doesNotMatch(both, /itself/);
  assert.deepEqual(more, []);
});
