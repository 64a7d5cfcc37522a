import assert from "node:assert/strict";
import { test } from "node:test";
import { explainAccess } from "../../../../../static/scripts/shared/page/access-explanation.js";
import { describeOrigin } from "../../../../../static/scripts/shared/page/origin-description.js";

const parent = "mixmax.localhost";

/** @type {import("../../../../../static/scripts/shared/config.js").Config} */
const CONFIG = {
  apiOrigin: "http://contacts.mixmax.localhost:8081",
  demoAccount: null,
  origins: [
    { origin: "http://app.mixmax.localhost:8080", role: "app", sameSite: true, subdomainOf: parent, lookAlikeOf: null },
    { origin: "http://mixmax.localhost:8080", role: "apex", sameSite: true, subdomainOf: null, lookAlikeOf: null },
    {
      origin: "http://evilmixmax.localhost:8080",
      role: "look-alike",
      sameSite: false,
      subdomainOf: null,
      lookAlikeOf: parent,
    },
  ],
};

test("access is explained only after the API was asked", () => {
  const pageOrigin = describeOrigin(CONFIG, "http://mixmax.localhost:8080", parent);
  assert.equal(explainAccess(pageOrigin, "asking"), "");
  assert.equal(explainAccess(pageOrigin, "unreached"), "");
  assert.match(explainAccess(pageOrigin, "withheld"), /at least one label/);
});
