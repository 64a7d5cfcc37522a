/** @typedef {import("../shared/catalogue/scenario.js").Scenario} Scenario */

/** What a word counts by where it is found. In title and id it counts the more, the shorter they are. */
const OF_TITLE = 4;
const OF_ID = 3;
const OF_STORY = 2;
const OF_REST = 1;

/** @param {Scenario} scenario @returns {[number, string][]} its texts, each with what a word in it counts */
export function textsOf({ id, row, title, story, note, expect, steps }) {
  const engines = [expect.chromium, expect.firefox, expect.webkit];
  const printed = engines.flatMap(({ code, console }) => [code, code && apart(code), ...(console ?? [])]);
  const answered = steps.flatMap(({ recipe }) => [recipe?.preflight?.status, recipe?.response?.status]);
  const rest = [note?.why, note?.fix, expect.outcome, ...answered, ...printed, ...causesIn({ row, expect })];
  return [
    [OF_TITLE / lengthOf(title), title],
    [OF_ID / lengthOf(id), id],
    [OF_STORY, story],
    [OF_REST, rest.filter(Boolean).join("\n")],
  ];
}

/** @param {Pick<Scenario, "row" | "expect">} scenario @returns {string[]} */
export function causesIn({ row, expect }) {
  const all = [row, expect.cause, expect.chromium.cause, expect.firefox.cause, expect.webkit.cause];
  return all.filter((cause) => typeof cause === "string");
}

/** @param {string} name @returns {number} 1 for one of usual length */
function lengthOf(name) {
  return (1 + name.split(/[ -]+/).length / 4) / 2;
}

/** “CORSMissingAllowOrigin” is “CORS Missing Allow Origin”. @param {string} code */
function apart(code) {
  return code.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_/g, " ");
}
