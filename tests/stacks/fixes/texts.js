/** The texts that cors-verdict prints for policies that are for something else. */
import { createHash } from "node:crypto";
import { judge } from "../lib/judge.js";
import { wrong } from "./starts.js";

/** A case that is refused, whatever is asked. */
function refused([pageOrigin, request], stacks) {
  const bare = { status: 200, headers: [] };
  return { pageOrigin, request: { url: "http://api.localhost/items", ...request }, hops: [{ preflight: bare, response: bare }], stacks };
}

/**
 * @param {string[]} ids
 * @returns {Record<string, Record<string, string>>} by stack, by the name of the policy
 */
export function wrongTexts(ids) {
  const verdicts = judge(Object.values(wrong).map((place) => refused(place, ids)));
  const code = (id, { fix }) => fix.snippets.find(({ stack }) => stack === id).code;
  const names = Object.keys(wrong);
  return Object.fromEntries(ids.map((id) => [id, Object.fromEntries(names.map((name, index) => [name, code(id, verdicts[index])]))]));
}

/** The name of a text in a program that has several. */
export function nameOf(text) {
  return `text_${createHash("sha256").update(text).digest("hex").slice(0, 10)}`;
}
