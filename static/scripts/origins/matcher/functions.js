/**
 * The functions that servers compare an origin with.
 *
 * @typedef {"python" | "go" | "rust" | "pcre"} DialectName
 * @typedef {"anywhere" | "start" | "whole"} Place where in the origin the expression must match
 *
 * @typedef {object} MatcherFunction
 * @property {string} name as a person calls it
 * @property {DialectName} [dialect] of the regular expression; none for those of JavaScript and for plain text
 * @property {Place} [place]
 * @property {boolean} [ignoreCase]
 * @property {string} [hang] what an expression that takes long does to a server
 */

const HANGS =
  "The server can be made to hang by one Origin header: it tries the expression in the same way, and answers nobody meanwhile.";
const GIVES_UP =
  "The server can be made to work hard by one Origin header: PCRE tries the expression in the same way until it reaches its limit, and then reports an error instead of a match.";
const LINEAR =
  "Only this page takes that long: this engine needs time in proportion to the length of the Origin, and does not hang.";

/** @type {Record<string, MatcherFunction>} */
export const FUNCTIONS = {
  "js-test": { name: "JavaScript: expression.test(origin)", hang: HANGS },
  "js-match": { name: "JavaScript: origin.match(expression)", hang: HANGS },
  "py-match": { name: "Python: re.match", dialect: "python", place: "start", hang: HANGS },
  "py-search": { name: "Python: re.search", dialect: "python", place: "anywhere", hang: HANGS },
  "py-fullmatch": { name: "Python: re.fullmatch", dialect: "python", place: "whole", hang: HANGS },
  go: { name: "Go: regexp.MatchString", dialect: "go", place: "anywhere", hang: LINEAR },
  rust: { name: "Rust: Regex::is_match", dialect: "rust", place: "anywhere", hang: LINEAR },
  pcre: { name: "PCRE: nginx ~, Apache, PHP", dialect: "pcre", place: "anywhere", hang: GIVES_UP },
  "pcre-i": {
    name: "PCRE, any case: nginx ~*, Apache [NC], PHP /i",
    dialect: "pcre",
    place: "anywhere",
    ignoreCase: true,
    hang: GIVES_UP,
  },
  glob: { name: "Glob: * stands for any text" },
  "starts-with": { name: "startsWith" },
  "ends-with": { name: "endsWith" },
  includes: { name: "includes, contains, indexOf" },
  list: { name: "List: equal to one of these" },
};
