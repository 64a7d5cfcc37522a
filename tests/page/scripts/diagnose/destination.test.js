import assert from "node:assert/strict";
import { test } from "node:test";
import { destination } from "../../../../static/scripts/diagnose/destination.js";

test("only names of loopback are this machine", () => {
  for (const name of ["localhost", "app.mixmax.localhost", "127.0.0.1", "127.1.2.3", "[::1]"]) {
    assert.equal(destination(name), "this machine", name);
  }
  for (const name of ["app.example.com", "localhost.example.com", "128.0.0.1", "127.0.0.1.example.com"]) {
    assert.equal(destination(name), name);
  }
});
