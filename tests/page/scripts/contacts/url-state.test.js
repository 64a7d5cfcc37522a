import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress, writeAddress } from "../../../../static/scripts/contacts/url-state.js";

test("an address that is written is read back the same", () => {
  for (const address of [
    { group: null, q: "", find: "" },
    { group: "g1", q: "", find: "" },
    { group: "0199-ab_c", q: "a=b&c", find: "ö + #" },
  ]) {
    const url = new URL(writeAddress(address), "http://app.mixmax.localhost:8080/?group=old&q=old");
    assert.deepEqual(readAddress(url.search), address);
  }
});

test("an address without a group or a search has no query", () => {
  assert.equal(
    new URL(writeAddress({ group: null, q: "", find: "x" }), "http://a.localhost/?q=1").href,
    "http://a.localhost/",
  );
});

test("what cannot be an id opens no group", () => {
  for (const group of ["..", ".", "../session", "a b", "%2e%2e", "x".repeat(65)]) {
    const { search } = new URL(`http://a.localhost/?${new URLSearchParams({ group })}`);
    assert.equal(readAddress(search).group, null, group);
  }
});
