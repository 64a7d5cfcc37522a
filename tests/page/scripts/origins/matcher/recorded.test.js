import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { translate } from "../../../../../static/scripts/origins/matcher/translate.js";
import { disagreements } from "./agreement.js";

// The answers were recorded from the engines. An expression that regexp.Compile of Go or Regex::new of
// Rust refuses has null; any other has the texts in which MatchString or is_match finds a match.

const r = String.raw;

/** The expressions that get no verdict, because JavaScript has no equal or the engine's limit is not known. */
const WITHOUT_VERDICT = {
  go: [r`^\pL$`],
  rust: [
    ...["(a{100}){100}", "(a{10}){101}", "((a{10}){10}){11}", "(a{2,}){501}", "a{65536}", "^(a{0,2}){501}$"],
    ...["^(?:(a{501})*){2}$", "(?:a{100}|b{2}){11}", "(^{1000}){2}a$", "(?:(?:a{2}?)+?){501}", "a{1001}"],
    ...["(?:ab{1000}){1000}", "a{100000}", "^[[:foo:]]$", "^[x[:^foo:]]$", "^[[:Alpha:]]$", "^[[:fo o:]]$"],
    ...["[[::]]", "^[[.a.]]$", "^[[:a]$", "^[[]$", "^[a--b]$", "^[[:alpha:]--x]$", r`^\<a$`, r`\é`, r`^\pL$`],
    ...["^(?x)[ a]$", r`^(?x)\x{ 61 }$`, r`^\b{start}a$`],
  ],
};

for (const [id, withoutVerdict] of Object.entries(WITHOUT_VERDICT)) {
  /** @type {{engine: string, texts: string[], matches: Record<string, string[] | null>}} */
  const { engine, texts, matches } = JSON.parse(readFileSync(new URL(`recorded-${id}.json`, import.meta.url), "utf8"));

  test(`the translations agree with what was recorded from ${engine}`, () => {
    const wrong = Object.entries(matches).flatMap(([expression, matched]) =>
      disagreements(id, expression, texts, matched && texts.map((text) => matched.includes(text))),
    );
    assert.deepEqual(wrong, []);
  });

  test(`only the known expressions recorded from ${engine} get no verdict`, () => {
    const found = Object.keys(matches).filter((expression) => {
      const translated = translate(id, expression);
      return !translated.ok && translated.by === "translation";
    });
    assert.deepEqual(found, withoutVerdict);
  });
}
