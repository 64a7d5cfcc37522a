import assert from "node:assert/strict";
import { test } from "node:test";
import { explainAccess } from "../../../../../static/scripts/shared/page/access-explanation.js";
import { describeOrigin } from "../../../../../static/scripts/shared/page/origin-description.js";
import { CONFIG } from "../../fixtures.js";

test("access is explained only after the API was asked", () => {
  const pageOrigin = describeOrigin(CONFIG, "http://mixmax.localhost:8080", "mixmax.localhost");
  assert.equal(explainAccess(pageOrigin, "asking"), "");
  assert.equal(explainAccess(pageOrigin, "unreached"), "");
  assert.match(explainAccess(pageOrigin, "withheld"), /at least one label/);
});
