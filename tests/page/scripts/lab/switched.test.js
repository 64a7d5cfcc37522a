import assert from "node:assert/strict";
import { test } from "node:test";
import { switched } from "../../../../static/scripts/lab/switched.js";

/** @typedef {import("../../../../static/scripts/shared/catalogue/scenario.js").Recipe} Recipe */

const PAGE = "http://app.localhost:1";

/** @param {Recipe} recipe @param {object} explained */
function switchOf(recipe, explained) {
  const scenario = { steps: [{ recipe }] };
  const verdict = { outcome: "blocked", hop: 0, preflight: { method: "PUT", headers: "x-team" }, ...explained };
  const report = { steps: [{ page: PAGE, command: { kind: "fetch" } }], explained: verdict };
  return switched(/** @type {any} */ (scenario), /** @type {any} */ (report));
}

test("a refused request gets the header that it lacked, once", () => {
  const decisive = { message: "response", header: "Access-Control-Allow-Origin" };
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
  assert.deepEqual(switchOf(recipe, { decisive }), {
    label: `Answer Access-Control-Allow-Origin: ${PAGE}`,
    recipe: {
      response: {
        status: 500,
        headers: [
          ["Access-Control-Allow-Origin", PAGE],
          ["Vary", "Origin"],
        ],
      },
    },
  });
});

test("a preflight that nobody answered stays a 404 with the header added", () => {
  const decisive = { message: "preflight", header: "Access-Control-Allow-Headers" };
  const { preflight } = switchOf({}, { decisive })?.recipe ?? {};
  assert.deepEqual(preflight, { status: 404, headers: [["Access-Control-Allow-Headers", "x-team"]] });
});

test("a readable response loses the header that allowed it", () => {
  const decisive = { message: "response", header: "Access-Control-Allow-Origin" };
  const recipe = /** @type {Recipe} */ ({ response: { headers: [["Access-Control-Allow-Origin", "*"]] } });
  const made = switchOf(recipe, { decisive, outcome: "readable" });
  assert.deepEqual(made, { label: "Leave out Access-Control-Allow-Origin", recipe: { response: { headers: [] } } });
});

test("the response that decided is changed, also behind a redirect", () => {
  const decisive = { message: "response", header: "Access-Control-Allow-Credentials" };
  const recipe = { response: { redirect: { to: "third", recipe: { response: { status: 201 } } } } };
  const changed = switchOf(recipe, { decisive, hop: 1 })?.recipe;
  assert.deepEqual(changed?.response?.redirect?.recipe, {
    response: { status: 201, headers: [["Access-Control-Allow-Credentials", "true"]] },
  });
});

test("where no header or status decided, there is nothing to switch", () => {
  assert.equal(switchOf({}, { decisive: null }), null);
  assert.equal(switchOf({ preflight: { abort: true } }, { decisive: { message: "preflight", status: true } }), null);
});
