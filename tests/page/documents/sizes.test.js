import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const STYLES = new URL("../../../static/styles/", import.meta.url);

test("text has the sizes of one scale, which tokens.css has", () => {
  const others = readdirSync(STYLES).flatMap((name) => {
    const text = readFileSync(new URL(name, STYLES), "utf8");
    const sizes = [...text.matchAll(/\bfont(?:-size)?: ([\d.]+(?:rem|px)|clamp\()/g)];
    return sizes.map(([, size]) => `${name}: ${size}`);
  });
  // The drawing counts its characters.
  assert.deepEqual(others, ["lab-wire.css: 12px"]);
});
