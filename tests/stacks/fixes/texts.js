/** The texts that cors-verdict prints for a stack, for every request of this test. */
import { createHash } from "node:crypto";
import { judge } from "../lib/judge.js";
import { PAGE, requests, wrong } from "./starts.js";

/** A case that is refused, whatever is asked. */
function refused([pageOrigin, request], stacks) {
  const bare = { status: 200, headers: [] };
  return { pageOrigin, request: { url: "http://api.localhost/items", ...request }, hops: [{ preflight: bare, response: bare }], stacks };
}

/**
 * @param {string[]} ids
 * @returns {Record<string, { wrong: Record<string, string>, printed: string[] }>} by stack
 */
export function printedTexts(ids) {
  const places = [...Object.values(wrong), ...Object.values(requests).map((request) => [PAGE, request])];
  const verdicts = judge(places.map((place) => refused(place, ids)));
  const codes = (id) => verdicts.map(({ fix }) => fix.snippets.find(({ stack }) => stack === id)?.code);
  return Object.fromEntries(
    ids.map((id) => {
      const printed = codes(id);
      const ofWrong = Object.keys(wrong).map((name, index) => [name, printed[index]]);
      return [id, { wrong: Object.fromEntries(ofWrong), printed: [...new Set(printed)] }];
    }),
  );
}

/** The name of a text in a program that has several. */
export function nameOf(text) {
  return `text_${createHash("sha256").update(text).digest("hex").slice(0, 10)}`;
}
