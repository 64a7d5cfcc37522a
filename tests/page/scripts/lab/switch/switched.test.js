import assert from "node:assert/strict";
import { test } from "node:test";
import { switched } from "../../../../../static/scripts/lab/switch/switched.js";

/** @typedef {import("../../../../../static/scripts/shared/catalogue/scenario.js").Recipe} Recipe */

const PAGE = "http://app.localhost:1";

/**
 * @param {object} step
 * @param {object} explained
 * @param {{expect?: object, earlier?: object[], exchanges?: object[], more?: object}} [about]
 * @returns {Promise<any>}
 */
function switchOf(step, explained, { expect = {}, earlier = [], exchanges = [], more = {} } = {}) {
  const scenario = { from: "app", hostile: [], row: null, expect, steps: [...earlier, step], ...more };
  const preflight = { needed: false, because: [], method: "PUT", headers: "x-team" };
  const verdict = { outcome: "blocked", hop: 0, preflight, faults: [], ...explained };
  const faults = verdict.faults.length > 0 ? verdict.faults : [{ hop: verdict.hop, decisive: verdict.decisive }];
  const report = {
    scenario,
    engine: "chromium",
    steps: [{ page: PAGE, command: { kind: "fetch" }, exchanges, result: {} }],
    explained: { ...verdict, faults },
    predicted: null,
  };
  // The first time what is in the way, and then nothing.
  const verdicts = [report.explained, { outcome: "readable" }];
  return switched(
    /** @type {any} */ (scenario),
    /** @type {any} */ (report),
    async () => /** @type {any} */ (verdicts.shift()),
  );
}

const response = { message: "response", header: "Access-Control-Allow-Origin" };

test("a refused request gets the header that it lacked, once", async () => {
  /** @type {Recipe} */
  const recipe = {
    response: {
      status: 500,
      headers: [
        ["access-control-allow-origin", "*"],
        ["Vary", "Origin"],
        ["Access-Control-Allow-Origin", PAGE],
      ],
    },
  };
  const { label, steps } = await switchOf({ recipe }, { decisive: response });
  assert.equal(label, `Let it answer Access-Control-Allow-Origin: ${PAGE}`);
  assert.deepEqual(steps[0].recipe.response, {
    status: 500,
    headers: [
      ["Access-Control-Allow-Origin", PAGE],
      ["Vary", "Origin"],
    ],
  });
});

test("with several faults all of them are mended at once", async () => {
  const faults = [
    { hop: 0, decisive: { message: "preflight", status: true } },
    { hop: 0, decisive: { message: "preflight", header: "Access-Control-Allow-Headers" } },
    { hop: 0, decisive: response },
  ];
  const { label, steps } = await switchOf({}, { decisive: faults[0].decisive, faults });
  assert.equal(label, `Let it answer 204, Access-Control-Allow-Headers: x-team, Access-Control-Allow-Origin: ${PAGE}`);
  assert.deepEqual(steps[0].recipe, {
    preflight: { status: 204, headers: [["Access-Control-Allow-Headers", "x-team"]] },
    response: { headers: [["Access-Control-Allow-Origin", PAGE]] },
  });
});

test("a readable response loses the header that allowed it", async () => {
  const recipe = /** @type {Recipe} */ ({ response: { headers: [["Access-Control-Allow-Origin", "*"]] } });
  const made = await switchOf({ recipe }, { decisive: response, outcome: "readable" });
  assert.equal(made.label, "Leave out Access-Control-Allow-Origin");
  assert.deepEqual(made.steps, [{ recipe: { response: { headers: [] } } }]);
});

test("the response that decided is changed, also behind a redirect", async () => {
  const decisive = { message: "response", header: "Access-Control-Allow-Credentials" };
  const recipe = { response: { redirect: { to: "third", recipe: { response: { status: 201 } } } } };
  const { steps } = await switchOf({ recipe }, { decisive, hop: 1 });
  assert.deepEqual(steps[0].recipe.response.redirect.recipe, {
    response: { status: 201, headers: [["Access-Control-Allow-Credentials", "true"]] },
  });
});

test("a page that is null after a redirect is let in by a star, and with credentials by nothing", async () => {
  const recipe = { response: { redirect: { to: "third", recipe: {} } } };
  const steps = (/** @type {object} */ request) => switchOf({ recipe, request }, { decisive: response, hop: 1 });
  assert.equal((await steps({})).label, "Let it answer Access-Control-Allow-Origin: *");
  assert.match((await steps({ credentials: "include" })).none, /There is no switch here/);
});

test("a cookie that was not asked for is asked for, in the step that did not", async () => {
  const expect = { arrived: { cookies: { a: false } } };
  const include = { request: { credentials: "include" } };
  const readable = { outcome: "readable", decisive: response };
  const here = await switchOf({}, readable, { expect, earlier: [include] });
  assert.equal(here.label, 'Ask with credentials: "include" in step 2');
  assert.deepEqual(here.steps[1].request, { credentials: "include" });
  assert.equal(
    (await switchOf(include, readable, { expect, earlier: [{}] })).label,
    'Ask with credentials: "include" in step 1',
  );
});

test("a cookie that goes along stays behind without credentials", async () => {
  const expect = { arrived: { cookies: { a: true } } };
  const withCookies = (/** @type {string[]} */ cookies) => [{ preflight: false, request: { cookies, headers: [] } }];
  const exchanges = withCookies(["a"]);
  const { label, then } = await switchOf({}, { outcome: "readable", decisive: response }, { expect, exchanges });
  assert.equal(label, "Ask without credentials");
  const after = (/** @type {string[]} */ sent) => ({
    scenario: { cookies: ["a"] },
    steps: [{ exchanges: withCookies(sent) }],
  });
  assert.equal(then.holds(after(["a"])), false);
  assert.equal(then.holds(after([])), true);
});

test("a header that script does not read is exposed, and one that it reads is not", async () => {
  const recipe = { response: { headers: [["X-Total-Count", "3"]] } };
  const label = async (/** @type {string | null} */ seen) =>
    (
      await switchOf(
        { recipe },
        { outcome: "readable", decisive: response },
        { expect: { headers: { "x-total-count": seen } } },
      )
    ).label;
  assert.equal(await label(null), "Let it answer Access-Control-Expose-Headers: X-Total-Count");
  assert.equal(await label("3"), "Leave out Access-Control-Expose-Headers");
});

test("what had the browser ask first is left out", async () => {
  const preflight = { needed: true, because: ["method-unsafe", "custom-header"], method: "DELETE", headers: "x-team" };
  const headers = [["X-Team", "1"], ["Accept", "a"]]; // prettier-ignore
  const about = { more: { row: "custom-header" }, expect: { preflight: true } };
  const step = { request: { method: "DELETE", headers } };
  const { label, steps } = await switchOf(step, { outcome: "readable", decisive: response, preflight }, about);
  assert.equal(label, "Send GET in place of DELETE and no X-Team");
  assert.deepEqual(steps[0].request, { method: "GET", headers: [["Accept", "a"]] });
});

test("where nothing can be switched, the run says why", async () => {
  const noSwitch = "Nothing decides.";
  assert.deepEqual(await switchOf({}, {}, { more: { noSwitch } }), { none: noSwitch });
  assert.match((await switchOf({}, { decisive: null })).none, /no header of an answer decides/);
  const abort = { recipe: { preflight: { abort: true } } };
  assert.match(
    (await switchOf(abort, { decisive: { message: "preflight", status: true } })).none,
    /alone would turn it/,
  );
  assert.match((await switchOf({ probe: "image" }, {})).none, /no fetch/);
});
