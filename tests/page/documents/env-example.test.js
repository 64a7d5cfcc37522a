import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../../../", import.meta.url);
const PROGRAMS = ["src/", "contacts-service/src/", "web-app/src/", "crates/cors-lab/src/"];

/** The variables that the command lines of the programs read. */
function variables() {
  return PROGRAMS.flatMap((folder) => {
    const files = readdirSync(new URL(folder, ROOT), { recursive: true, encoding: "utf8" });
    const sources = files.filter((file) => file.endsWith(".rs"));
    const texts = sources.map((file) => readFileSync(new URL(folder + file, ROOT), "utf8"));
    return texts.flatMap((text) => [...text.matchAll(/env = "([A-Z_]+)"/g)].map(([, name]) => name));
  });
}

test(".env.example lists every variable, and no other but that of the log", () => {
  const listed = readFileSync(new URL(".env.example", ROOT), "utf8").match(/^(?:# )?[A-Z_]+(?==)/gm) ?? [];
  const names = listed.map((name) => name.replace("# ", ""));
  assert.deepEqual(names.filter((name) => name !== "RUST_LOG").sort(), [...new Set(variables())].sort());
});
