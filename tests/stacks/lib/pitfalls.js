/**
 * The pitfalls by which cors-doctor explains what it sees, made of the published table. A pitfall that shows in an
 * error says which error that is, one of caches shows in what they hand out, one of origins in who is let in.
 */

/** What is said of a cell, after the name of the stack and its version. */
const SENTENCES = {
  "refused-method": (refusal) => `answers a preflight for a method that it does not allow with ${answerOf(refusal)}`,
  "refused-header": (refusal) => `answers a preflight for a header that it does not allow with ${answerOf(refusal)}`,
  "safelisted-method": (refusal) => `answers a preflight for HEAD with ${answerOf(refusal)}, unless HEAD is listed`,
  "preflight-unknown-path": ({ status }) => `answers a preflight for a path that does not exist with ${status}`,
  "on-crash": ({ status }) => `writes no CORS headers on a ${status} when the application fails`,
  "public-error": ({ status }) => `writes no CORS headers on a ${status} when the application fails`,
  "one-allow-origin": ({ value }) =>
    value.startsWith("twice") ? "adds its Access-Control-Allow-Origin to one that the application writes" : "lets an Access-Control-Allow-Origin that the application writes replace its own",
  "vary-request": () => "sends no Vary: Origin with a response to the allowed origin",
  "vary-foreign": () => "sends no Vary: Origin with a response to a foreign origin",
  "vary-without-origin": () => "sends no Vary: Origin with a response to a request without Origin",
  "any-origin": () => "lets every page read with cookies, once any origin is allowed with credentials",
  "any-origin-null": () => "lets sandboxed frames of every site read with cookies, once any origin is allowed with credentials",
  "subdomain-scheme": () => "lets plain http in with a pattern for every subdomain, written as its documentation has it",
  "subdomain-port": () => "lets every port in with a pattern for every subdomain, written as its documentation has it",
  "subdomain-suffix": () => "lets look-alikes in with a pattern for every subdomain, written as its documentation has it",
};

/** The header that an answer of success lacks, by the cause. */
const LACKS = { "preflight-acao-missing": "Access-Control-Allow-Origin", "header-not-allowed": "Access-Control-Allow-Headers" };

/** What the request has to ask for, where the error alone does not tell. */
const ASKS = { "refused-method": "method", "refused-header": "header", "safelisted-method": "head" };
/** Whose answer lacks Vary, of those as whom `cors-doctor probe` asks. */
const VISITORS = { "vary-request": "page", "vary-foreign": "other", "vary-without-origin": "nobody" };
/** The families of hostile origins of `cors-doctor probe --origins hostile`. */
const FAMILIES = {
  "any-origin": "stranger", "any-origin-null": "null",
  "subdomain-scheme": "other-scheme", "subdomain-port": "other-port", "subdomain-suffix": "look-alike-end",
};

/**
 * The file of the pitfalls, one on each line.
 * @param {object} data what is published
 */
export function pitfallsFile(data) {
  return `[\n${pitfalls(data).map((it) => JSON.stringify(it)).join(",\n")}\n]\n`;
}

function pitfalls(data) {
  return data.stacks.flatMap((stack) =>
    data.behaviours.flatMap((behaviour) => {
      const cell = data.cells[stack.id][behaviour.id];
      const seen = cell?.grade === "pitfall" && seenOf(data, behaviour, cell);
      return seen ? [{ stack: stack.id, sentence: sentence(stack, behaviour, { value: cell.value, status: statusIn(data, cell), cause: seen.cause }), seen }] : [];
    }),
  );
}

function seenOf(data, { id }, cell) {
  if (VISITORS[id]) return { kind: "cache", visitor: VISITORS[id] };
  if (FAMILIES[id]) return { kind: "origin", family: FAMILIES[id] };
  const { outcome, cause } = data.verdicts[cell.verdict] ?? {};
  if (outcome !== "blocked") return undefined;
  const status = statusIn(data, cell);
  const message = cell.answers.length > 1 ? "preflight" : "response";
  // What a response of success lacks, an error of the same kind lacks too.
  const isTold = message === "preflight" || status >= 400;
  return { kind: "error", cause, message, ...(isTold && { status }), ...(ASKS[id] && { asks: ASKS[id] }) };
}

function statusIn(data, { answers: [first] }) {
  return Number(data.answers[first].split("\n")[0]);
}

function sentence({ title, version }, { id, why, threads }, shown) {
  const see = threads.length > 0 ? ` See ${threads.join(", ")}.` : "";
  return `${title} ${version} ${SENTENCES[id](shown)}. ${why}${see}`;
}

function answerOf({ status, cause }) {
  return status < 300 ? `${status} and no ${LACKS[cause]}` : String(status);
}
