/** What browsers make of an answer, for the causes that were measured. @type {[string, string][]} */
const CAUSES = [
  ["preflight-acao-missing", "the preflight has no Access-Control-Allow-Origin, whatever the true reason"],
  ["preflight-bad-status", "the preflight is refused by its status, whatever the true reason"],
  ["preflight-unhandled", "the preflight looks as if nobody had answered it, whatever the true reason"],
  ["method-not-allowed", "the method is not allowed"],
  ["header-not-allowed", "the header is not allowed"],
];

/** Values that are hard to read without the question. @type {Record<string, string>} */
const PLAIN = {
  "once: https://hand.example": "once: the application’s own replaces that of the middleware",
  "once: the application’s is replaced": "once: the middleware replaces the application’s own",
  stays: "the application’s own header stays",
  "taken out": "the middleware takes it out",
  runs: "it runs in the application",
  "500, hidden": "500, which the page cannot read",
  "500, readable": "500, which the page can read",
  600: "600 seconds",
  false: "it says false",
  hidden: "the page cannot read it",
  readable: "the page can read it",
};

/** @param {string} value as measured @returns {string} with words for the names of causes */
export function inWords(value) {
  if (Object.hasOwn(PLAIN, value)) return PLAIN[value];
  return CAUSES.reduce((text, [cause, words]) => text.replace(cause, words), value);
}
