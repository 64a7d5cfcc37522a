import assert from "node:assert/strict";
import { test } from "node:test";
import { commandOf } from "../../../../../static/scripts/shared/run/command.js";
import { CONFIG, LAB } from "../../fixtures.js";

test("the URL of a command is that of the lab, of a path there, or an unusual one", () => {
  const url = (step) => commandOf(step, CONFIG, "run-1").url;
  const recipe = { response: { status: 404 } };
  assert.equal(url({ recipe }), `${LAB}/r/run-1?recipe=%7B%22response%22%3A%7B%22status%22%3A404%7D%7D`);
  assert.equal(url({ path: "/actix/order" }), `${LAB}/actix/order?run=run-1`);
  assert.equal(url({ to: "foo" }), "foo://somewhere.invalid/");
  assert.equal(url({ url: "http://[" }), "http://[");
  assert.throws(() => url({ to: "contacts" }), /no host contacts/);
});
