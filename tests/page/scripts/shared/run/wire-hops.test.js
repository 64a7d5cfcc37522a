import assert from "node:assert/strict";
import { test } from "node:test";
import { hopsForJudge, wasSent, wireHops } from "../../../../../static/scripts/shared/run/wire-hops.js";
import { CONFIG, exchange, LAB } from "../../fixtures.js";

const location = (url) => [["Location", url]];

test("a preflight and its request are one hop", () => {
  const hops = wireHops([exchange({ preflight: true, status: 204 }), exchange({ method: "PUT" })]);
  assert.equal(hops.length, 1);
  assert.equal(hops[0].preflight.answer.status, 204);
  assert.equal(hops[0].response.request.method, "PUT");
});

test("a followed redirect begins a hop, a retry after a broken connection does not", () => {
  const redirect = exchange({ status: 302, headers: location(`${LAB}/r/2`) });
  assert.equal(wireHops([redirect, exchange()]).length, 2);
  const dead = exchange({ answer: { abort: true } });
  assert.equal(wireHops([dead, dead]).length, 1);
});

test("a request was sent when it reached the last host", () => {
  const redirect = exchange({ status: 307, headers: location(`${LAB}/r/2`) });
  const preflight = exchange({ preflight: true });
  assert.equal(wasSent([]), false);
  assert.equal(wasSent([preflight]), false);
  assert.equal(wasSent([preflight, exchange()]), true);
  assert.equal(wasSent([preflight, redirect, preflight]), false);
});

test("the judge gets the hops to pages, broken connections and bytes that are not HTTP", () => {
  const page = CONFIG.origins[0].origin;
  const home = exchange({ status: 302, headers: location(`${page}/config.json`) });
  const judged = hopsForJudge(wireHops([home]), [page]);
  assert.equal(judged.length, 2);
  assert.deepEqual(judged[1].response.headers, [["Access-Control-Allow-Origin", "*"]]);
  const [dead] = hopsForJudge(wireHops([exchange({ answer: { abort: true } })]), []);
  assert.equal(dead.response, "network-error");
  const [odd] = hopsForJudge(wireHops([exchange({ preflight: true, answer: { notHttp: true } })]), []);
  assert.deepEqual(odd, { preflight: "not-http", response: null });
});
