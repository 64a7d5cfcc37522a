import assert from "node:assert/strict";
import { test } from "node:test";
import { readRequest, requestFields } from "../../../../../static/scripts/playground/form/request-fields.js";

test("a request goes through the form, and what fetch would refuse gives a problem", () => {
  const request = { method: "POST", headers: /** @type {[string, string][]} */ ([["X-A", "1"]]), body: "x" };
  assert.deepEqual(readRequest(requestFields(request)), { request, problems: {} });
  const fields = { ...requestFields({}), body: "x" };
  assert.match(readRequest(fields).problems.body ?? "", /GET has no body/);
  assert.ok(readRequest({ ...fields, method: "track" }).problems.method);
  assert.ok(readRequest({ ...fields, method: "PATCH", mode: "no-cors" }).problems.mode);
  assert.ok(readRequest({ ...fields, method: "A B" }).problems.method);
});
