import assert from "node:assert/strict";
import { test } from "node:test";
import { fetchCode } from "../../../../../static/scripts/shared/report/fetch-code.js";

test("the code is what a page would run", () => {
  assert.equal(fetchCode("http://a/", {}), 'await fetch("http://a/");');
  const put = {
    method: "PUT",
    headers: [["Content-Type", "application/json"]],
    body: '{"a":1}',
    credentials: "include",
  };
  assert.equal(
    fetchCode("http://a/", put),
    `await fetch("http://a/", {
  method: "PUT",
  headers: { "Content-Type": "application/json" },
  body: '{"a":1}',
  credentials: "include",
});`,
  );
  const twice = {
    headers: [
      ["Accept", "a"],
      ["accept", "b"],
    ],
  };
  assert.match(fetchCode("http://a/", twice), /headers: \[\["Accept", "a"\], \["accept", "b"\]\],/);
  assert.match(fetchCode("http://a/", { xhr: true, credentials: "include" }), /xhr\.withCredentials = true;/);
});
