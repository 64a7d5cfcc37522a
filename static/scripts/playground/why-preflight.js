/** Why a browser asks first, in words that need no knowledge of the standard. @type {Record<string, string>} */
const BECAUSE = {
  "method-unsafe": "a form or an image could not send this method",
  "content-type-not-safelisted": "a form could not send this `Content-Type`",
  "safelisted-value-unsafe": "a header has characters that a form could not send",
  "safelisted-value-too-long": "a header is longer than what goes out without asking",
  "range-not-simple": "`Range` is more than a single range with a start",
  "custom-header": "the script sets a header that a form could not send",
  "client-hint-header": "the script sets a client hint",
  "user-agent-header": "the script sets `User-Agent`",
  "upload-listener": "somebody listens to the progress of the upload",
  "stream-body": "the body is a stream",
};

/**
 * Whether a browser asks first, and why.
 *
 * @param {import("../shared/judge/judge.js").Verdict} verdict
 * @returns {string}
 */
export function whyPreflight({ preflight }) {
  if (!preflight.needed) return "No preflight: a form or an image could send such a request as well.";
  const because = preflight.because.map((id, i) => BECAUSE[id] ?? preflight.titles[i].toLowerCase()).join(", and ");
  const noun = preflight.headers?.includes(",") ? "headers" : "header";
  const headers = preflight.headers ? ` and the ${noun} \`${preflight.headers}\`` : "";
  return `A preflight asks first for \`${preflight.method}\`${headers}, because ${because}.`;
}
