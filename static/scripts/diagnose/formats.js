import { countInWords } from "../shared/logic/count.js";

/** @type {Record<string, [string, string]>} */
const NOUNS = {
  "console-message": ["console message", "console messages"],
  "curl-command": ["curl command", "curl commands"],
  "other-command": ["wget or HTTPie command", "wget or HTTPie commands"],
  fetch: ["fetch() call", "fetch() calls"],
  powershell: ["PowerShell command", "PowerShell commands"],
  har: ["request of a HAR file", "requests of a HAR file"],
  transcript: ["exchange of an HTTP transcript", "exchanges of an HTTP transcript"],
  headers: ["list of headers", "lists of headers"],
  "judge-case": ["call in JSON", "calls in JSON"],
};

/** @param {import("./explanation.js").Explanation["recognised"][number]} found */
export function formatInWords({ format, count }) {
  return countInWords({ shown: count, noun: NOUNS[format] ?? [format, format] });
}
