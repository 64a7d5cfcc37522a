// What people write, with the origins that it really lets in and refuses. Python's and PCRE's were
// run in python3 and grep -P, those of Go and Rust in the versions that recorded.test.js names.

const r = String.raw;

/**
 * @typedef {{id: string, text: string, letsIn: string[], refuses: string[]}} Case
 * @typedef {{id: string, text: string, by: "engine" | "translation", reason: RegExp}} RefusedCase
 */

const APP = "https://app.example.com";
const APEX = "https://example.com";
const LOOK_ALIKE = "https://evilexample.com";
const SUFFIXED = "https://example.com.evil.net";
const PORT = "https://example.com:8080";
const PLAIN = "http://example.com";

/** @type {Case[]} */
export const CASES = [
  // JavaScript
  { id: "js-test", text: r`/example\.com$/`, letsIn: [APP, APEX, LOOK_ALIKE], refuses: [SUFFIXED, PORT] },
  {
    id: "js-test",
    text: r`/^https:\/\/.*\.vercel\.app$/`,
    letsIn: ["https://attacker.vercel.app"],
    refuses: ["https://vercel.app"],
  },
  { id: "js-test", text: r`^https://example\.com`, letsIn: [APEX, SUFFIXED, PORT], refuses: [APP, PLAIN] },
  { id: "js-test", text: r`/^https:\/\/example\.com$/i`, letsIn: ["HTTPS://EXAMPLE.COM"], refuses: [APP] },
  { id: "js-test", text: r`/example/g`, letsIn: [APP, APEX], refuses: ["https://other.net"] },
  {
    id: "js-test",
    text: r`"^https://.*\.example\.com$"`,
    letsIn: [APP, "https://aXexample.com"],
    refuses: [PLAIN, SUFFIXED],
  },
  { id: "js-test", text: r`"^https://.*\\.example\\.com$"`, letsIn: [APP], refuses: ["https://aXexample.com"] },
  {
    id: "js-test",
    text: r`/^(?<scheme>https?):\/\/localhost(:\d+)?$/`,
    letsIn: ["http://localhost:3000"],
    refuses: ["http://localhost:"],
  },
  {
    id: "js-match",
    text: r`/^https?:\/\/(.+\.)?example\.com(:\d{1,5})?$/`,
    letsIn: [APP, APEX, PORT, "https://evil.net/.example.com"],
    refuses: [LOOK_ALIKE],
  },
  {
    id: "js-match",
    text: "example.com",
    letsIn: [LOOK_ALIKE, SUFFIXED, "https://examplexcom.net"],
    refuses: ["https://example.net"],
  },
  {
    id: "js-match",
    text: r`/^https:\/\/[a-z0-9-]+\.example\.com$/m`,
    letsIn: [APP],
    refuses: ["https://a.b.example.com"],
  },
  // Python
  {
    id: "py-match",
    text: r`https://trusted\.com`,
    letsIn: ["https://trusted.com", "https://trusted.com.attacker.io"],
    refuses: ["http://trusted.com"],
  },
  { id: "py-match", text: r`r"^https://.*\.example\.com$"`, letsIn: [APP], refuses: [APEX, SUFFIXED] },
  {
    id: "py-match",
    text: r`'https://.*\\.example\\.com'`,
    letsIn: [APP, "https://app.example.com.evil.net"],
    refuses: [APEX],
  },
  {
    id: "py-match",
    text: r`.*example.com`,
    letsIn: [APEX, LOOK_ALIKE, SUFFIXED, "https://examplexcom"],
    refuses: ["https://example.net"],
  },
  { id: "py-match", text: r`example\.com`, letsIn: ["example.com"], refuses: [APEX, APP] },
  {
    id: "py-match",
    text: r`https?://(localhost|127\.0\.0\.1)(:[0-9]+)?`,
    letsIn: ["http://localhost.evil.net", "http://127.0.0.12"],
    refuses: ["http://[::1]"],
  },
  { id: "py-match", text: r`(?i)HTTPS://EXAMPLE\.COM`, letsIn: [APEX, SUFFIXED], refuses: [APP] },
  {
    id: "py-match",
    text: r`https://\w+\.example\.com\Z`,
    letsIn: [APP, "https://äpp.example.com"],
    refuses: ["https://a-b.example.com", "https://app.example.com\n"],
  },
  {
    id: "py-match",
    text: r`https://(?P<tenant>[a-z]+)\.example\.com$`,
    letsIn: [APP, "https://app.example.com\n"],
    refuses: [APEX],
  },
  { id: "py-search", text: r`example\.com$`, letsIn: [APP, LOOK_ALIKE, "https://example.com\n"], refuses: [SUFFIXED] },
  {
    id: "py-search",
    text: r`\.example\.com`,
    letsIn: [APP, "https://app.example.com.evil.net"],
    refuses: [APEX, LOOK_ALIKE],
  },
  {
    id: "py-search",
    text: r`^https://example\.com$|^http://localhost`,
    letsIn: [APEX, "http://localhost.evil.net"],
    refuses: [PLAIN],
  },
  {
    id: "py-search",
    text: r`(?<!evil)example\.com\Z`,
    letsIn: [APEX, "https://badexample.com"],
    refuses: [LOOK_ALIKE],
  },
  { id: "py-search", text: r`[[:alpha:]]`, letsIn: ["a]", ":]"], refuses: [APEX] },
  {
    id: "py-search",
    text: r`^https://\d+\.example\.com$`,
    letsIn: ["https://12.example.com", "https://١٢.example.com"],
    refuses: [APP],
  },
  {
    id: "py-fullmatch",
    text: "https://*.example.net",
    letsIn: ["https://example.net", "https://xexample.net"],
    refuses: ["https://test.example.net"],
  },
  {
    id: "py-fullmatch",
    text: r`https://.*\.example\.com`,
    letsIn: [APP, "https://evil.net/.example.com"],
    refuses: [SUFFIXED],
  },
  {
    id: "py-fullmatch",
    text: r`https://a\.com|https://b\.com`,
    letsIn: ["https://a.com", "https://b.com"],
    refuses: ["https://a.com.evil.net"],
  },
  { id: "py-fullmatch", text: r`https://example\.com$`, letsIn: [APEX], refuses: ["https://example.com\n"] },
  { id: "py-fullmatch", text: r`https://[a-z]++\.example\.com`, letsIn: [APP], refuses: ["https://a1.example.com"] },
  { id: "py-fullmatch", text: ".*", letsIn: [APEX, "null"], refuses: ["a\nb"] },
  // Go
  { id: "go", text: r`https://example\.com`, letsIn: [APEX, SUFFIXED, PORT], refuses: [APP] },
  {
    id: "go",
    text: r`^https://([a-z0-9-]+\.)*example\.com$`,
    letsIn: [APEX, APP],
    refuses: [LOOK_ALIKE, "https://example.com\n"],
  },
  { id: "go", text: r`(?i)^https://example\.com$`, letsIn: ["HTTPS://Example.com"], refuses: [APP] },
  {
    id: "go",
    text: r`^https://(?P<sub>\w+)\.example\.com\z`,
    letsIn: [APP],
    refuses: ["https://äpp.example.com", APEX],
  },
  { id: "go", text: "`^https://.+\\.example\\.com$`", letsIn: [APP], refuses: [APEX] },
  { id: "go", text: r`"^https://.+\\.example\\.com$"`, letsIn: [APP], refuses: [APEX] },
  { id: "go", text: r`^https://[[:alnum:]]+\.example\.com$`, letsIn: [APP], refuses: ["https://a-b.example.com"] },
  {
    id: "go",
    text: r`^https://[\w-.]+\.example\.com$`,
    letsIn: [APP, "https://a-b.c.example.com"],
    refuses: ["https://a/.example.com"],
  },
  { id: "go", text: r`\Qexample.com\E$`, letsIn: [LOOK_ALIKE], refuses: ["https://examplexcom"] },
  { id: "go", text: r`(?U)^https://.+example`, letsIn: [LOOK_ALIKE], refuses: [APEX] },
  // Rust
  { id: "rust", text: r`example\.com$`, letsIn: [APP, LOOK_ALIKE], refuses: [SUFFIXED, "https://example.com\n"] },
  { id: "rust", text: r`r"^https://[^.]+\.example\.com$"`, letsIn: [APP], refuses: ["https://a.b.example.com"] },
  { id: "rust", text: r`r#"^https://example\.com"#`, letsIn: [APEX, SUFFIXED], refuses: [PLAIN] },
  {
    id: "rust",
    text: r`^https://\w+\.example\.com$`,
    letsIn: [APP, "https://äpp.example.com"],
    refuses: ["https://a-b.example.com"],
  },
  {
    id: "rust",
    text: r`^(?i:https)://example\.com$`,
    letsIn: ["HTTPS://example.com"],
    refuses: ["https://EXAMPLE.com"],
  },
  { id: "rust", text: r`^https:\/\/(?<sub>[a-z]+)\.example\.com\z`, letsIn: [APP], refuses: [APEX] },
  {
    id: "rust",
    text: r`^https?://localhost(:\d+)?$`,
    letsIn: ["http://localhost:1", "http://localhost:١"],
    refuses: ["http://localhost:"],
  },
  { id: "rust", text: "a++b", letsIn: ["aab"], refuses: ["b"] },
  // PCRE
  { id: "pcre", text: r`^https?://(www\.)?example\.com`, letsIn: [APEX, SUFFIXED], refuses: [APP] },
  {
    id: "pcre",
    text: r`^http?://(localhost|zz56\.tunnel\.example)`,
    letsIn: ["http://localhost.evil.net", "htt://localhost"],
    refuses: ["https://localhost"],
  },
  { id: "pcre", text: r`/^https?:\/\/.*\.example\.com$/i`, letsIn: [APP, "https://APP.example.com"], refuses: [APEX] },
  {
    id: "pcre",
    text: r`#^https://([a-z]+\.)?example\.com$#D`,
    letsIn: [APEX, APP],
    refuses: ["https://example.com\n"],
  },
  {
    id: "pcre",
    text: r`'~^https://.*\.example\.com~'`,
    letsIn: [APP, "https://app.example.com.evil.net"],
    refuses: [APEX],
  },
  { id: "pcre", text: r`~^https://.*\.example\.com$`, letsIn: [APP], refuses: [APEX] },
  { id: "pcre", text: r`~* ^https://app\.example\.com$`, letsIn: ["https://APP.example.com"], refuses: [APEX] },
  { id: "pcre", text: r`"(^|\.)example\.com$"`, letsIn: [APP, "example.com"], refuses: [APEX] },
  {
    id: "pcre",
    text: r`http(s)?://(\w+\.)?(example\.com|example\.org)$`,
    letsIn: [APEX, "https://a.example.org"],
    refuses: [LOOK_ALIKE],
  },
  {
    id: "pcre",
    text: r`^https://(?>a|ab)\.example\.com$`,
    letsIn: ["https://a.example.com"],
    refuses: ["https://ab.example.com"],
  },
  { id: "pcre", text: r`{^https://\w+\.example\.com$}u`, letsIn: [APP, "https://äpp.example.com"], refuses: [APEX] },
  {
    id: "pcre-i",
    text: r`((^https://www\.example\.org)|(^https://example\.net)$)`,
    letsIn: ["https://WWW.EXAMPLE.ORG", "https://www.example.org.evil.com"],
    refuses: ["https://example.net.evil.com"],
  },
  {
    id: "pcre-i",
    text: r`^https://[a-z]+\.example\.com$`,
    letsIn: ["https://APP.EXAMPLE.COM"],
    refuses: ["https://a1.example.com"],
  },
  {
    id: "pcre",
    text: r`m#^https://([^/]+\.)?example\.com$#i`,
    letsIn: [APEX, "https://A.example.com"],
    refuses: [LOOK_ALIKE],
  },
  // Plain text
  {
    id: "glob",
    text: "https://*.example.com",
    letsIn: [APP, "https://a.b.example.com", "https://evil.net/.example.com"],
    refuses: [APEX, "http://app.example.com"],
  },
  { id: "glob", text: "*example.com", letsIn: [APEX, LOOK_ALIKE], refuses: [SUFFIXED] },
  {
    id: "glob",
    text: "http://localhost:*",
    letsIn: ["http://localhost:3000", "http://localhost:"],
    refuses: ["http://localhost"],
  },
  { id: "glob", text: "https://example.*", letsIn: [APEX, SUFFIXED], refuses: ["https://examplexcom"] },
  { id: "glob", text: "*", letsIn: [APEX, "null"], refuses: [] },
  {
    id: "starts-with",
    text: "http://127.0.0.1",
    letsIn: ["http://127.0.0.1.evil.com", "http://127.0.0.12"],
    refuses: ["http://127x0.0.1"],
  },
  { id: "starts-with", text: `"${APEX}"`, letsIn: [APEX, SUFFIXED, PORT], refuses: [APP] },
  { id: "ends-with", text: "example.com", letsIn: [APEX, LOOK_ALIKE], refuses: [SUFFIXED, PORT] },
  {
    id: "ends-with",
    text: ".example.com",
    letsIn: [APP, "https://evil.net/.example.com"],
    refuses: [APEX, LOOK_ALIKE],
  },
  {
    id: "includes",
    text: "example.com",
    letsIn: [SUFFIXED, LOOK_ALIKE, "https://example.community"],
    refuses: ["https://evil.example"],
  },
  { id: "ends-with", text: `b".example.com"`, letsIn: [APP], refuses: [LOOK_ALIKE] },
  { id: "includes", text: "localhost", letsIn: ["https://localhost.evil.net"], refuses: ["http://127.0.0.1"] },
  { id: "list", text: `${APEX}, ${APP}`, letsIn: [APEX, APP], refuses: [PLAIN, SUFFIXED, PORT, "https://examplexcom"] },
  {
    id: "list",
    text: `["${APEX}", "http://localhost:3000"]`,
    letsIn: [APEX, "http://localhost:3000"],
    refuses: ["http://localhost"],
  },
  { id: "list", text: `${APEX}/\n${APP}`, letsIn: [APP], refuses: [APEX] },
  {
    id: "list",
    text: r`[/\.example\.com$/, "http://localhost"]`,
    letsIn: [APP, "http://localhost"],
    refuses: [APEX, "http://localhost:1"],
  },
  {
    id: "list",
    text: "https://*.example.net",
    letsIn: ["https://example.net", "https://xexample.net"],
    refuses: ["https://test.example.net"],
  },
  { id: "list", text: "null", letsIn: ["null"], refuses: [APEX] },
];

/** @type {RefusedCase[]} */
export const REFUSED = [
  { id: "js-test", text: "*.example.com", by: "engine", reason: /JavaScript refuses/ },
  { id: "js-test", text: r`(?P<a>x)`, by: "engine", reason: /JavaScript refuses/ },
  { id: "py-match", text: "*.example.com", by: "engine", reason: /nothing before it/ },
  { id: "py-match", text: r`a\z`, by: "engine", reason: /\\z/ },
  { id: "py-match", text: r`a(?i)b`, by: "engine", reason: /at the start/ },
  { id: "py-match", text: r`(?<name>a)`, by: "engine", reason: /\(\?/ },
  { id: "py-match", text: r`\p{L}`, by: "engine", reason: /\\p/ },
  { id: "py-search", text: r`(?<=a+)b`, by: "engine", reason: /fixed width/ },
  { id: "py-search", text: r`(a)?(?(1)b|c)`, by: "translation", reason: /conditions/ },
  { id: "py-search", text: r`(a)|b\1`, by: "translation", reason: /back-reference/ },
  { id: "go", text: r`(?=a)`, by: "engine", reason: /look-around/ },
  { id: "go", text: r`(?<!evil)example`, by: "engine", reason: /look-around/ },
  { id: "go", text: r`(a)\1`, by: "engine", reason: /back-reference/ },
  { id: "go", text: "a++", by: "engine", reason: /possessive/ },
  { id: "go", text: "(?>a)", by: "engine", reason: /atomic/ },
  { id: "go", text: r`a\Z`, by: "engine", reason: /\\Z/ },
  { id: "go", text: r`\h`, by: "engine", reason: /\\h/ },
  { id: "go", text: "(?x)a", by: "engine", reason: /flag x/ },
  { id: "go", text: "a{1001}", by: "engine", reason: /1000/ },
  { id: "go", text: r`"\.example"`, by: "engine", reason: /raw/ },
  { id: "go", text: r`\p{Greek}`, by: "translation", reason: /\\p/ },
  { id: "rust", text: r`(?!evil)`, by: "engine", reason: /look-around/ },
  { id: "rust", text: r`(a)\1`, by: "engine", reason: /back-reference/ },
  { id: "rust", text: "x{", by: "engine", reason: /\{/ },
  { id: "rust", text: r`[\w-.]`, by: "engine", reason: /range/ },
  { id: "rust", text: "[a-z&&[^b]]", by: "translation", reason: /class/ },
  { id: "rust", text: "(?R)a", by: "translation", reason: /flags/ },
  { id: "pcre", text: r`^(?R)$`, by: "translation", reason: /recursion/ },
  { id: "pcre", text: r`(*UTF8)a`, by: "translation", reason: /verbs/ },
  { id: "pcre", text: r`a{,3}`, by: "translation", reason: /two ways/ },
  { id: "pcre", text: r`[\w-.]+`, by: "engine", reason: /range/ },
  { id: "pcre", text: "(a", by: "engine", reason: /without its/ },
  { id: "pcre-i", text: r`(?-i:a)b`, by: "translation", reason: /heeds case/ },
  { id: "list", text: " , ", by: "translation", reason: /empty/ },
  { id: "glob", text: " ", by: "translation", reason: /nothing/ },
  { id: "unknown", text: "a", by: "translation", reason: /no function/ },
];
