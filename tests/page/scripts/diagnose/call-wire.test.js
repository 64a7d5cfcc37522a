import assert from "node:assert/strict";
import { test } from "node:test";
import { exchangesOf } from "../../../../static/scripts/diagnose/call-wire.js";
import { markdownOf } from "../../../../static/scripts/diagnose/markdown.js";

const PREFLIGHT = { needed: true, because: [], titles: [], method: "PUT", headers: "x-team" };

/** @param {object} about */
function call({ state = "blocked", hops, verdict = {}, method = "PUT" }) {
  return {
    state,
    title: "Method not allowed",
    missing: "the response",
    facts: [{ name: "credentials", value: "include", basis: "inferred", because: "a Cookie was sent" }],
    standIns: [],
    notes: [],
    doubts: [],
    case: { pageOrigin: "https://a.example", request: { url: "https://b.example/x?y", method, headers: [] }, hops },
    verdict: { hop: 0, sent: false, preflight: PREFLIGHT, says: {}, faults: [], fix: null, ...verdict },
  };
}

const API = { value: "https://the-api.example/", standsFor: "the address of your API" };
const PAGE = { value: "https://your-page.example", standsFor: "the origin of your page" };

const summary = (/** @type {any} */ found) =>
  exchangesOf(found).map(({ request, host, answer }) => `${request.method} ${host}${request.path} ${answer?.status}`);

test("a request that its preflight stops is not drawn, whatever the server would have answered", () => {
  const hops = [{ preflight: { status: 204, headers: [] }, response: { status: 200, headers: [] } }];
  assert.deepEqual(summary(call({ hops })), ["OPTIONS b.example/x?y 204"]);
});

test("a preflight whose answer is not known is drawn without one", () => {
  const hops = [{ preflight: null, response: null }];
  assert.deepEqual(summary(call({ hops, state: "undecided" })), ["OPTIONS b.example/x?y undefined"]);
});

test("a redirect is followed to where it leads", () => {
  const hops = [
    { preflight: null, response: { status: 302, headers: [["Location", "//c.example/z"]] } },
    { preflight: null, response: { status: 200, headers: [] } },
  ];
  const verdict = { hop: 1, sent: true, preflight: { ...PREFLIGHT, needed: false } };
  assert.deepEqual(summary(call({ hops, verdict, method: "GET" })), ["GET b.example/x?y 302", "GET c.example/z 200"]);
});

test("an example is drawn nowhere: words stand for what the text does not tell", () => {
  const hops = [
    { preflight: null, response: { status: 302, headers: [["Location", "/z"]] } },
    { preflight: null, response: { status: 302, headers: [["Location", "https://c.example/"]] } },
    { preflight: null, response: null },
  ];
  const verdict = { hop: 2, sent: true, preflight: { ...PREFLIGHT, needed: false } };
  const known = call({ hops, verdict, method: "GET" });
  const example = {
    ...known,
    case: { ...known.case, pageOrigin: PAGE.value, request: { ...known.case.request, url: API.value } },
    standIns: [API, PAGE],
  };
  assert.deepEqual(summary(example), [
    "GET your API(address not known) 302",
    "GET your API/z 302",
    "GET c.example/ undefined",
  ]);
  assert.deepEqual(exchangesOf(example)[0].request.headers, [["Origin", "(that of your page)"]]);
});

test("Markdown says how it ends, and a text cannot end its fence", () => {
  const hops = [{ preflight: { status: 204, headers: [["Vary", "```\n# x"]] }, response: null }];
  const markdown = markdownOf(call({ hops }));
  assert.match(markdown, /^## `PUT https:\/\/b\.example\/x\?y`/);
  assert.match(markdown, /\*\*Blocked, never sent\.\*\*/);
  assert.match(markdown, /Credentials: `include` \(inferred: a Cookie was sent\)/);
  assert.match(markdown, /\n````\nOPTIONS[\s\S]*\n````\n/);
});
