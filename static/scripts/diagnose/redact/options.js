/** Which options of curl, wget, HTTPie and xh have values that are bodies or secrets. */

/** What Windows PowerShell, which has its own command of curl's name, takes for parameters. */
const OF_POWERSHELL = /^-(uri|headers|body|method|contenttype|usebasicparsing)$/i;

/**
 * @typedef {"secret" | "cookie" | "header" | "other"} Kind
 *
 * @typedef {{kind: Kind, name: string, isAttached: boolean}} Option which takes a value
 *
 * @typedef {object} Program
 * @property {string[]} secret the long options whose values are bodies or secrets
 * @property {{withValue: string, secret: string}} short options, which can be written together; the last of
 *   them can have its value attached
 * @property {string[]} [other] long options with other values
 * @property {boolean} [hasItems] whether headers, parameters and bodies are words of their own
 */

/** @type {Record<string, Program>} */
const PROGRAMS = {
  curl: {
    secret:
      "data data-ascii data-binary data-raw data-urlencode json form form-string user proxy-user oauth2-bearer pass proxy-pass cert proxy-cert key proxy-key tlspassword tlsuser proxy-tlspassword proxy-tlsuser variable proxy proxy1.0 preproxy socks4 socks4a socks5 socks5-hostname mail-auth ftp-account aws-sigv4 login-options url-query sasl-authzid".split(
        " ",
      ),
    short: { withValue: "AbcCdDeEFhHKmoPQrtTuUwxXyYz", secret: "dFuUEx" },
  },
  wget: {
    secret:
      "post-data post-file body-data body-file user password http-user http-password http-passwd ftp-user ftp-password proxy-user proxy-password proxy-passwd certificate private-key".split(
        " ",
      ),
    short: { withValue: "aABDeGiIloOPQRtTUwX", secret: "" },
  },
  http: {
    secret: "auth bearer cert cert-key cert-key-pass proxy raw session session-read-only".split(" "),
    other: "auth-type verify timeout style pretty print output ssl max-redirects format-options".split(" "),
    short: { withValue: "aAops", secret: "a" },
    hasItems: true,
  },
};

/** Short options of curl with values of another kind. @type {Record<string, Kind>} */
const OF_CURL = { b: "cookie", H: "header" };

/** @param {string} name @returns {Program} */
export function programOf(name) {
  return PROGRAMS[name.toLowerCase()] ?? PROGRAMS.http;
}

/**
 * @param {string} word
 * @param {Program} program
 * @returns {Option | null} null for what takes no value
 */
export function optionOf(word, program) {
  if (word.startsWith("--")) {
    const [name] = word.split("=", 1);
    const kind = longKind(name.slice(2).replace(/^expand-/, ""), program);
    return kind && { kind, name: `${name}=`, isAttached: name.length < word.length };
  }
  if (!/^-[a-z]/i.test(word) || OF_POWERSHELL.test(word)) return null;
  const { withValue, secret } = program.short;
  const place = [...word].findIndex((letter, i) => i > 0 && withValue.includes(letter));
  if (place < 0) return null;
  const letter = word[place];
  const ofCurl = program === PROGRAMS.curl ? OF_CURL[letter] : undefined;
  const kind = ofCurl ?? (secret.includes(letter) ? "secret" : "other");
  return { kind, name: word.slice(0, place + 1), isAttached: place + 1 < word.length };
}

/** The programs take long options that are cut short, too. @param {string} name @param {Program} program @returns {Kind | null} */
function longKind(name, { secret, other = [] }) {
  if (name === "head" || name === "url" || name.length < 3) return null;
  if (other.includes(name)) return "other";
  const isShortFor = (/** @type {string} */ whole) => whole.startsWith(name);
  if (secret.includes(name)) return "secret";
  if (["header", "proxy-header"].some(isShortFor)) return "header";
  if (isShortFor("cookie")) return "cookie";
  return secret.some(isShortFor) ? "secret" : null;
}
