import { ENGINE_NAMES, ENGINES } from "../shared/judge/engine.js";
import { callInWords, callName, isPageKnown } from "./call-words.js";
import { exchangesOf } from "./call-wire.js";
import { factTitle } from "./facts.js";

/**
 * A call as Markdown, for an issue or a chat.
 *
 * @param {import("./explanation.js").Call} call
 */
export function markdownOf(call) {
  const { badge, sentence } = callInWords(call);
  const { verdict, expected, facts, notes } = call;
  const fix = verdict?.fix ?? expected;
  const faults = (verdict?.faults ?? []).map(({ title, why }) => `**${title}.** ${prose(why)}`);
  return [
    `## ${code(callName(call))}`,
    `${isPageKnown(call) ? `From ${code(call.case.pageOrigin)}: ` : ""}**${badge}.** ${prose(sentence)}`,
    ...call.standIns.map(({ value, standsFor }) => `${code(value)} stands for ${standsFor}.`),
    ...(faults.length > 1 ? ["### Faults", list(faults, true)] : []),
    "### On the wire",
    fence(exchangesOf(call).map(exchangeAsText).join("\n\n")),
    ...(fix ? ["### The answer must have", fence(lines(fix.headers))] : []),
    ...messages(call),
    ...(facts.length > 0 ? ["### About the call", list(facts.map(factAsText), false)] : []),
    ...(notes.length > 0 ? ["### Worth knowing", list(notes.map(prose), false)] : []),
    "",
  ].join("\n\n");
}

/** @param {import("./explanation.js").Call} call */
function messages({ verdict }) {
  const said = ENGINES.flatMap((engine) => {
    const message = verdict?.says[engine]?.message;
    return message ? [`${ENGINE_NAMES[engine]}: ${message}`] : [];
  });
  return said.length > 0 ? ["### What the consoles say", fence(said.join("\n"))] : [];
}

/** @param {import("./explanation.js").Fact} fact */
function factAsText({ name, value, basis, because }) {
  return `${factTitle(name)}: ${code(value)} (${basis}: ${prose(because)})`;
}

/** @param {import("../shared/run/recorder.js").Exchange} exchange */
function exchangeAsText({ request, host, answer }) {
  const asked = `${request.method} ${request.path}\nHost: ${host}\n${lines(request.headers)}`;
  if (answer?.status === undefined) return asked;
  return `${asked}\n\nHTTP ${answer.status}\n${lines(answer.headers ?? [])}`;
}

/** @param {[string, string][]} headers */
function lines(headers) {
  return headers.map(([name, value]) => `${name}: ${value}`).join("\n");
}

/** @param {string[]} items @param {boolean} isNumbered */
function list(items, isNumbered) {
  return items.map((item, i) => `${isNumbered ? `${i + 1}.` : "-"} ${item.replace(/\s*\n\s*/g, " ")}`).join("\n");
}

/** A fence that is longer than any in the text, so that the text cannot end it. @param {string} text */
function fence(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const mark = "`".repeat(longest + 1);
  return `${mark}\n${seen(text).trimEnd()}\n${mark}`;
}

/** Code inside of a sentence. @param {string} text */
function code(text) {
  const line = seen(text).replace(/\s+/g, " ");
  const runs = [...line.matchAll(/`+/g)].map(([ticks]) => ticks.length);
  const mark = "`".repeat(Math.max(0, ...runs) + 1);
  const space = /^`|`$/.test(line) ? " " : "";
  return `${mark}${space}${line}${space}${mark}`;
}

/** A sentence in which nothing is markup but code between backticks. @param {string} text */
function prose(text) {
  const parts = seen(text).split("`");
  // Two pieces of code side by side would be one.
  const written = parts.map((part, i) => (i % 2 === 0 ? escaped(part) || " " : part && code(part)));
  return written.join("").trim();
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[<>[\]*_#|\\@!~&]/g, "\\$&");
}

/** A text with a mark in place of each character that nobody sees. The joiners of letters stay. @param {string} text */
function seen(text) {
  return text.replace(/(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\ufffd");
}
