import assert from "node:assert/strict";
import { test } from "node:test";
import { describePatterns } from "../../../../static/scripts/origins/describe-pattern.js";

test("a wildcard is said not to stand for its parent, unless that is listed as well", () => {
  const [yes, no] = describePatterns("https://*.example.com");
  assert.equal(yes.answer, "Yes");
  assert.match(yes.text, /every subdomain of example\.com/);
  assert.equal(no.answer, "No");
  assert.match(no.text, /https:\/\/example\.com itself/);
  const both = describePatterns("https://*.example.com, https://example.com");
  assert.deepEqual(
    both.map(({ answer }) => answer),
    ["Yes"],
  );
});
