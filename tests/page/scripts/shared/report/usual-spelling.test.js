import assert from "node:assert/strict";
import { test } from "node:test";
import { inUsualSpelling } from "../../../../../static/scripts/shared/report/usual-spelling.js";
import { exchange } from "../../fixtures.js";

test("headers that Actix wrote in lower case have capital letters, and their values stay", () => {
  const recorded = exchange({ headers: [["access-control-allow-origin", "http://app"], ["etag", '"a-b"']] }); // prettier-ignore
  recorded.request.headers = [["x-lab-reason", "because"]];
  const { request, answer } = inUsualSpelling(recorded);
  assert.deepEqual(request.headers, [["X-Lab-Reason", "because"]]);
  assert.deepEqual(answer?.headers, [["Access-Control-Allow-Origin", "http://app"], ["ETag", '"a-b"']]); // prettier-ignore
});

test("a broken connection has no headers to spell", () => {
  assert.equal(inUsualSpelling(exchange({ answer: null })).answer, null);
});
