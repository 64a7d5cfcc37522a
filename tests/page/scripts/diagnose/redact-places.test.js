/** What is left of secrets of any printable characters, in each place that has a value. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { redact } from "../../../../static/scripts/diagnose/redact/redact.js";
import { randomNumbers } from "../origins/matcher/agreement.js";

const URLS = [
  "https://api.example/x?&access_token=SECRET",
  "https://api.example/x?a=1&&tenant=SECRET",
  "https://api.example/x??access_token=SECRET&b=2",
  "https://api.example/x?auth/tenant=SECRET",
  "https://api.example/x?=SECRET",
  "https://api.example/x?<tenant>=SECRET",
  "https://api.example/x?next=https://b.example/?&tenant=SECRET",
  "/x?&tenant=SECRET",
  "api.example/x?&tenant=SECRET",
  "blob:https://api.example/?&tenant=SECRET",
  "view-source:https://api.example/x?tenant=SECRET",
  "data:text/plain,SECRET",
];

/** Texts in which a URL stands in quotes. */
const AROUND_URLS = [
  'fetch("URL", {"method":"PUT"});',
  "Access to fetch at \"URL\" from origin 'https://app.example' has been blocked by CORS policy",
  'curl "URL" -X PUT',
  '{"log":{"entries":[{"request":{"url":"URL"}}]}}',
  '{"method":"Network.requestWillBeSent","params":{"requestId":"1","request":{"url":"URL"}}}',
];

const MARKS = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~\" \\";

/** Words, with characters between and around them that formats give a meaning. @param {() => number} random */
function secretOf(random) {
  const one = (/** @type {string} */ characters) => characters[Math.floor(random() * characters.length)];
  const words = [1, 2, 3].map(() => `Zq${one("bcdf")}${one("ghjk")}${one("s7")}`);
  const secret = one(MARKS) + words.join(one(MARKS)) + one(MARKS);
  return { secret: secret.trim(), words };
}

/**
 * Puts secrets into a text, and looks for what is left of them.
 *
 * @param {string} text
 * @param {(secret: string) => string} write as the format writes it
 */
function assertNoneIsLeft(text, write) {
  const random = randomNumbers(text.length);
  for (let i = 0; i < 30; i++) {
    const { secret, words } = secretOf(random);
    const input = text.replaceAll("SECRET", () => write(secret));
    const { text: left } = redact(input);
    assert.ok(!words.some((word) => left.includes(word)), `${input}\n${left}`);
  }
}

test("nothing is left of a secret in a URL, whatever its query looks like", () => {
  const write = (/** @type {string} */ secret) => secret.replaceAll(/[&#"\\]/g, encodeURIComponent);
  for (const text of AROUND_URLS) {
    for (const url of URLS) assertNoneIsLeft(text.replace("URL", url), write);
    for (const url of [
      "https://ada:SECRET@api.example/x",
      "https://SECRET:ada@api.example/x",
      "//ada:SECRET@api.example",
    ])
      assertNoneIsLeft(text.replace("URL", url), (secret) => secret.replaceAll(/[/?#"\\]/g, encodeURIComponent));
    // The name of a parameter stays.
    assertNoneIsLeft(text.replace("URL", "https://api.example/x?SECRET"), (it) => write(it).replaceAll("=", "%3D"));
  }
});

test("nothing is left of a value that ends with its line", () => {
  for (const text of [
    "> GET /x HTTP/1.1\n> X-Tenant: SECRET\n> Tenant: SECRET\n> X.Tenant: SECRET\n>\n< HTTP/1.1 200 OK\n< Customer: SECRET\n<",
    "GET /x HTTP/1.1\nHost: api.example\nTenant: SECRET\nX-Tenant: SECRET",
    "HTTP/1.1 200 OK\nTenant: SECRET\nSet-Cookie: a=SECRET",
    "10:20:30.123456 > X-Tenant: SECRET",
    "* [HTTP/2] [1] [x-tenant: SECRET]\n* [HTTP/2] [1] [tenant: SECRET]\n* h2h3 [x-tenant: SECRET]",
    "* [HTTP/2] [1] [sec-websocket-protocol: SECRET]",
    "    [HTTP_X_TENANT] => SECRET\n    [X-Tenant] => SECRET",
    "Request Headers\nx-tenant\nSECRET\ntenant\nSECRET\norigin\nhttps://app.example",
    "Response Headers\ntenant\nSECRET",
    "Request headers:\nX-Tenant\tSECRET\nCookie\ta=SECRET",
  ]) {
    assertNoneIsLeft(text, (secret) => secret);
  }
});

test("nothing is left of a setting", () => {
  // A quote at its beginning is none of its own.
  const write = (/** @type {string} */ secret) => secret.replace(/^\W/, "");
  for (const text of [
    "ENCRYPTION_KEY=SECRET\nexport TENANT=SECRET\ncurl https://api.example/x",
    "encryption_key: SECRET\nmaster_key: SECRET\nurl: https://api.example/x",
  ]) {
    assertNoneIsLeft(text, write);
  }
});

/** As a string of JSON, of a shell and of PowerShell, where a backtick makes the quote after it a part of the string. @param {string} secret */
const quoted = (secret) => JSON.stringify(secret.replaceAll("`", "")).slice(1, -1);

test("nothing is left of a string after the name of a header", () => {
  for (const text of [
    'fetch("https://api.example/x", {"headers": {"x-tenant": "SECRET", "authorization": "SECRET"}})',
    'xhr.setRequestHeader("X-Tenant", "SECRET"); headers.set("X-Tenant", "SECRET");',
    'axios.defaults.headers.common["X-Tenant"] = "SECRET";',
    '{"request":{"method":"GET","host":"api.example","uri":"/x","headers":{"X-Tenant":["SECRET"]}},"status":200}',
    'request.setValue("SECRET", forHTTPHeaderField: "X-Tenant")',
    '{ "x-tenant": "SECRET", "cookie": "a=SECRET" }',
    'curl https://api.example/x -H "X-Tenant: SECRET" -u "ada:SECRET" -b "a=SECRET"',
  ]) {
    assertNoneIsLeft(text, quoted);
  }
});

test("nothing is left of a string that is no address and no header", () => {
  const write = (/** @type {string} */ secret) => quoted(secret.replaceAll(/[/.:=]/g, "_"));
  for (const text of [
    'const tenant = "SECRET";\nfetch("https://api.example/")',
    'tenant = rb"SECRET"\nrequests.get("https://api.example/")',
    "const tenant = String.raw`SECRET`",
    'if ("SECRET" == tenant) fetch("https://api.example/")',
  ]) {
    assertNoneIsLeft(text, write);
  }
});

/** Texts with names of headers, hosts, methods and secrets, each at its place. */
const NAMED = [
  "OPTIONS /x HTTP/1.1\nHost: HOST:3000\nAccess-Control-Request-Headers: NAME\n\nHTTP/1.1 204 No Content\nAccess-Control-Allow-Headers: a, NAME, b\nVary: NAME",
  "METHOD /x HTTP/2\nNAME: SECRET\nHost: HOST",
  "> METHOD /x HTTP/2\n> :authority: HOST:80\n> NAME: SECRET",
  "Request Headers\n:authority\nHOST:3000\nNAME\nSECRET\naccess-control-request-headers\nNAME\naccess-control-request-method\nMETHOD",
  "Response headers:\nAccess-Control-Expose-Headers\tNAME\nNAME\tSECRET",
  "| Access-Control-Allow-Headers | NAME |\n| Authorization | SECRET |",
  "Request header field NAME is not allowed by Access-Control-Allow-Headers in preflight response.",
  "(Reason: header ‘NAME’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).",
  "(Raison : l’en-tête « NAME » n’est pas autorisé d’après l’en-tête « Access-Control-Allow-Headers » de la réponse de pré-vérification des requêtes CORS).",
  "Request header NAME was not present in the Access-Control-Allow-Headers list.",
  "Method METHOD is not allowed by Access-Control-Allow-Methods in preflight response.",
  'Refused to get unsafe header "NAME"',
  "fetch('http://HOST:3000/x', {method: 'METHOD', headers: {'NAME': 'SECRET'}})",
  'axios({"method":"METHOD","url":"http://HOST/x","headers":{"NAME":"SECRET"}})',
  "xhr.open('METHOD', 'http://HOST/x'); xhr.setRequestHeader('NAME', 'SECRET')",
  'req, err := http.NewRequest("METHOD", "http://HOST/x", nil)\nreq.Header.Set("NAME", "SECRET")',
  "requests.request('METHOD', 'http://HOST/x', headers={'NAME': 'SECRET'})",
  "$.ajax({ type: 'METHOD', url: 'http://HOST/x', headers: { 'NAME': 'SECRET' } })",
  "http.request({ hostname: 'HOST', port: 3000, method: 'METHOD' })",
  "curl -X 'METHOD' HOST:3000/x -H 'NAME: SECRET' -H 'Access-Control-Request-Headers: NAME'",
  "curl HOST:3000/x --request METHOD -u ada:SECRET",
  "curl 'HOST:3000/x' -H 'Host: HOST'",
  "wget --method=METHOD --header='NAME: SECRET' http://HOST/x",
  "irm http://HOST/x -CustomMethod 'METHOD' -Headers @{ 'NAME' = 'SECRET' }",
  "add_header Access-Control-Allow-Headers 'NAME';\nadd_header Access-Control-Allow-Methods \"GET, METHOD\";",
  "map[Access-Control-Request-Headers:[NAME] Origin:[http://HOST] NAME:[1]]",
  '{"request":{"method":"METHOD","host":"HOST:80","uri":"/x","headers":{"NAME":["SECRET"],"Access-Control-Request-Headers":["NAME"]}},"status":200}',
  '{"log":{"entries":[{"request":{"method":"METHOD","url":"http://HOST/","headers":[{"name":"Host","value":"HOST"},{"name":"NAME","value":"SECRET"},{"name":"Vary","value":"a, NAME"}]}}]}}',
  'Headers: {"name":"access-control-allow-headers","value":"NAME"},{"name":":authority","value":"HOST"},{"name":"NAME","value":"SECRET"}',
];

test("names of headers, hosts and methods stay at their places, with digits, too", () => {
  const random = randomNumbers(NAMED.length);
  const one = (/** @type {string} */ from) => from[Math.floor(random() * from.length)];
  const name = () =>
    `${one("TtX")}q${one("aeiou")}${one("0123456789")}${one("-b")}${one("xyz")}${one("123")}-Id${one("7q")}`;
  const host = () => `box${one("abc")}${one("-d")}${one("xyz")}${one("0123456789")}${one("0123456789")}`;
  const method = () => `${one("UVW")}${one("AEIOU")}${one("-L")}LOCK`;
  for (const text of NAMED) {
    for (let i = 0; i < 20; i++) {
      const { secret, words } = secretOf(random);
      const names = { NAME: name(), HOST: host(), METHOD: method() };
      const named = text.replaceAll(/NAME|HOST|METHOD/g, (it) => names[/** @type {keyof typeof names} */ (it)]);
      const input = named.replaceAll("SECRET", () => secret.replaceAll(/["'`\\|]/g, "_"));
      const { text: left } = redact(input);
      for (const it of Object.values(names)) {
        assert.equal(left.split(it).length, input.split(it).length, `${it}: ${input}\n${left}`);
      }
      assert.ok(!words.some((word) => left.includes(word)), `${input}\n${left}`);
    }
  }
});
