import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { SECRET_NAMES, SECRET_PARTS } from "../../../../static/scripts/diagnose/redact/secret.js";
import { UnreadableHar } from "../../../../static/scripts/diagnose/redact/unreadable-har.js";
import { redact, redactSettings } from "../../../../static/scripts/diagnose/redact/redact.js";

/** What the tests of cors-doctor read, too. @param {string} file */
const shared = (file) => readFileSync(new URL(`../../../../crates/cors-doctor/tests/${file}`, import.meta.url), "utf8");

const INPUTS = shared("secrets.txt").split("\n=====\n");

/** An entry of a HAR file, which is read as text unless it is pasted whole and alone. */
const HAR = JSON.stringify({
  request: {
    url: "https://a.example/x",
    cookies: [{ name: "a", value: "SECRET" }],
    queryString: [{ name: "a", value: "SECRET" }],
    postData: { text: "SECRET", params: [{ name: "a", value: "SECRET" }] },
  },
  response: { status: 200, cookies: [{ name: "a", value: "SECRET" }], content: { text: "SECRET" } },
});

/** What cors-doctor does not know, and what people paste all the same. */
const OTHER_INPUTS = [
  "xhr.setRequestHeader('Authorization', 'SECRET'); xhr.setRequestHeader('X-My', 'SECRET'); xhr.send('a=SECRET');",
  "https://a.example/?next=https://b.example/?token=SECRET",
  "http --form POST https://a.example Authorization:'Bearer SECRET' Cookie:a=SECRET",
  "wget --header='Cookie: a=SECRET' https://a.example",
  "-H 'Cookie: a=SECRET' -H 'Authorization: SECRET'",
  "Authorization = SECRET",
  "a&token = SECRET",
  '{"log":{"pages":[{"id":"p","title":"Messages: SECRET"}],"entries":[]}}',
  'proxy_set_header Authorization "Bearer SECRET";',
  "curl -x ada:SECRET@proxy:3128 --socks5 ada:SECRET@proxy --expand-data 'SECRET' https://a.example",
  `Here is the file:\n${HAR}`,
  `${HAR},`,
  HAR.slice(1),
  'One entry: {"request":{"headers":[{"name":"origin","value":"https://a.example"},{"name":"cookie","value":"a=SECRET"},{"value":"SECRET","name":"Cookie"}]}}',
  '{"header": [{"key": "Authorization", "value": "Basic SECRET"}, {"key": "X-My", "value": "SE" + "SECRET"}]}',
  '{\\"headers\\":[{\\"name\\":\\"Cookie\\",\\"value\\":\\"a=\\\\\\"SECRET\\"}]}',
  "- name: Cookie\n  value: a=SECRET; b=SECRET",
  '<header name="Authorization" value="SECRET"/>',
  "GET https://a.example/x\n\nRequest headers:\nCookie\ta=SECRET\nAuthorization\tBearer SECRET\n\nSECRET",
  "OPTIONS https://a.example/x HTTP/1.1\nHost: a.example\n\nSECRET\n###\nSECRET\n2025-01-01 100 Main SECRET",
  '{"request":{"method":"GET","host":"a.example","uri":"/x?token=SECRET","headers":{"Cookie":["a=SECRET"]}},"status":200,"resp_headers":{"Set-Cookie":["SECRET"]}}',
  "curl https://a.example -d @- \\\n<<EOF\nSECRET",
  "curl https://a.example -d @- << EOF\nSECRET\nEOF",
  '{\\"headers\\": {\\"Cookie\\": \\"a=SECRET\\", \\"Authorization\\": \\"SECRET\\"}}',
  "[\n  'Set-Cookie',\n  'a=SECRET',\n  'Vary',\n  'Origin'\n]",
  "200 [ 'Vary', 'Origin', 'Set-Cookie', 'a=SECRET' ]",
  '{"method":"Network.requestWillBeSent","params":{"requestId":"1","request":{"url":"https://a.example/?token=SECRET","postData":"SECRET","headers":{"Cookie":"a=SECRET"}},"associatedCookies":[{"cookie":{"name":"a","value":"SECRET"}}]}}',
  '{"message":{"method":"Network.responseReceivedExtraInfo","params":{"requestId":"1","statusCode":200,"headers":{"set-cookie":"a=SECRET"},"headersText":"set-cookie: a=SECRET"}},"webview":"A"}',
  '{"method":"Network.requestWillBeSent","params":{"requestId":"1","request":{"postData":"SECRET',
  "headers: { Authorization:\n    'a SECRET' }",
  "{ ['Authorization']: `a SECRET`, “X-Token”: “a SECRET”, &quot;X-Api-Key&quot;: &quot;a SECRET&quot; }",
  'const headers = {\n  "X-Api-Key":\n    "a SECRET",\n};',
  "{ 'Authorization' : [ 'a', 'a SECRET' ] }",
  "axios.defaults.headers.common['X-Api-Key'] = 'a ' + 'SECRET';",
  "request.basic_auth 'ada', 'a SECRET'\nrequest['Authorization'] = 'a SECRET'",
  "'Authorization' => 'a SECRET', :password => 'a SECRET'",
  'client.get(url).basic_auth("ada", Some("a SECRET")).header(AUTHORIZATION, "a SECRET").body(r#"{"a":"SECRET"}"#)',
  'curl_setopt($ch, CURLOPT_USERPWD, "ada:SECRET"); curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode(["a" => "SECRET"]));',
  'Request.Builder().header("X-Mine", "a SECRET").post(RequestBody.create("a SECRET", JSON)).header("Authorization", Credentials.basic("ada", "SECRET"))',
  'client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "SECRET"); client.DefaultRequestHeaders.Add("X-Mine", "a SECRET");',
  'new StringContent("a SECRET", Encoding.UTF8, "application/json")',
  "headers = {'Authorization': 'Basic ' + b64encode(b'ada:SECRET')}\npair = 'ada:SECRET'\nrequests.post(url, json.dumps({'a': 'SECRET'}))",
  "$pair = 'ada:SECRET'\n$token = ConvertTo-SecureString 'a SECRET' -AsPlainText -Force\nirm $uri -Token (ConvertTo-SecureString 'a SECRET')",
  "supertest(app).put('/x').auth('ada', 'SECRET').send({ a: 'SECRET' })",
  "proxy_set_header X-Mine SECRET;\nproxy_set_header Authorization SECRET;",
  'user = "ada:SECRET"\npass: "a SECRET"',
  "map[Origin:[https://a.example] X-Mine:[SECRET]]\n{origin=[https://a.example], x-mine=[SECRET]}\nHTTP_X_MINE: SECRET",
  "map[Origin:[https://a.example] Tenant-Id:[a SECRET]]\n{origin=[https://a.example], tenant-id=[a SECRET]}",
  '(client/put "https://a.example/x" {:body "name=SECRET" :headers {"X-Mine" "SECRET"}})',
  "curl.exe -u 'ada:SECRET' https://a.example\nCurl -uada:SECRET https://a.example",
  "spawn('curl', ['-u', 'ada:SECRET']); spawn('sh', ['-c', 'curl -u ada:SECRET https://a.example'])",
  "echo SECRET | curl -d @- https://api.example/x",
  "irm https://api.example/x -Method Put -Body SECRET",
  "$login = @{ a = SECRET }\n$login | ConvertTo-Json | irm https://api.example/x",
  "'the origin SECRET' | curl -d @- https://api.example/x",
  "curl https://a.example -d “{ \\“pw\\”: \\“SECRET\\” }” -H ‘X-Tenant: SECRET’ --data ‘{ “a”: “x SECRET” }’",
  "fetch(“https://a.example”, { headers: { “X-Tenant”: “SECRET” } })",
  "curl\u00a0-u\u00a0bob:SECRET\u00a0https://a.example --user\u00a0bob:SECRET",
  "curl https://a.example –H 'tenant: SECRET' —data 'pw=SECRET' –u bob:SECRET —user bob:SECRET",
  "curl https://a.example -d @- <<< 'origin=SECRET'\ncurl https://a.example -d @- <<<SECRET",
  "curl https://a.example -d @- <<E\nEnding\norigin SECRET\nE",
  "curl https://a.example -d @- <<'.'\norigin SECRET\n.\ncurl https://a.example -d @- <<!\norigin SECRET\n!",
  "curl https://a.example -d @- <<-EOF\n  EOF\norigin SECRET\n\tEOF",
  ":authority: a.example\n:method: POST\ntenant: SECRET\norigin: https://app.example",
  "=> Send header, 100 bytes (0x64)\n0000: POST /x HTTP/1.1\n0012: Tenant: SECRET\n=> Send data, 10 bytes (0xa)\n0000: the SECRET",
  "--> POST https://a.example/x\nTenant: SECRET\n--> END POST\n<-- 200 OK https://a.example/x (1ms)\nTenant: SECRET",
  "t=1 [st=0] HTTP_TRANSACTION_SEND_REQUEST_HEADERS\n      --> GET /x HTTP/1.1\n          Host: a\n          Tenant: SECRET",
  "GET /x HTTP/1.1\r\nHost: a.example\r\nX-Long: a\r\n\tSECRET\r\n  SECRET\r\nOrigin: https://app.example",
  "| Header | Value |\n|---|---|\n| X-Tenant | SECRET |\n| If-None-Match | `SECRET` |",
  "< HTTP/2 200\n< \x1b[1mSet-Cookie\x1b[0m: a=SECRET\n> \x1b[1mAuthorization\x1b[0m: SECRET",
  '{"log":{"entries":[{"response":{"redirectURL":"cb#SECRET","headers":[{"name":"Location","value":"./cb#access_token=SECRET"},{"name":"location","value":"#SECRET"}]}}]}}',
  "Location: ./cb#access_token=SECRET\nLocation: #t=SECRET\nLocation: com.app:cb#code=SECRET",
  "http https://a.example q==SECRET\nxh GET https://a.example 'q==SECRET'",
];

/** What decides, or is no secret although it looks like one, in the texts of people. */
const KEPT = [
  "curl --head https://api.example/x -H 'Origin: https://app.example'",
  "curl --compressed --anyauth https://api.example/x -X PUT",
  "irm https://api.example/x -Method Put -Headers @{ Origin = 'https://app.example' } -UseDefaultCredentials",
  "http --verify no PUT localhost:8000/x Origin:https://app.example page==2",
  "wget --method=PUT --header='Origin: https://app.example' https://api.example/x",
  "Access-Control-Allow-Headers: authorization, x-api-key, x-csrf-token\nAccess-Control-Allow-Credentials: true",
  "Access-Control-Request-Headers: authorization,cookie",
  "Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.",
  "(Reason: header ‘authorization’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response). Status code: 403.",
  'allow_headers=["Authorization", "X-Token"], allow_credentials=True, allow_methods=["PUT"]',
  '.allowedHeaders("Authorization", "X-Token").allowedHeaders(HttpHeaders.AUTHORIZATION, "X-Token")',
  "xhr.withCredentials = true; fetch('https://api.example/x', { method: 'PUT', credentials: 'include', mode: 'cors' })",
  "const token = await fetch('https://api.example/token', {\n  method: 'PUT',\n});",
  "withToken.then((token) => fetch('https://api.example/x', { method: 'PUT' }))",
  "authFetch('https://api.example/x', { method: 'PUT' })",
  "authClient.open('PUT', 'https://api.example/x')",
  'req.Header.Set("Origin", "https://app.example")',
  "cors({ origin: 'https://app.example', credentials: true })",
  "'Access to fetch at 'https://api.example/x' from origin 'https://app.example' has been blocked by CORS policy: …'",
  '{"type": "TypeError", "message": "Load failed", "status": 0}',
  "Mixed Content: The page at 'https://a.example/' was loaded over HTTPS, but requested an insecure resource 'http://api.example/x'.",
  "[ 'server', 'nginx/1.25', 'vary', 'Origin' ]",
  "cors-doctor explain --credentials include --origin https://app.example",
  "const data = await fetch('https://api.example/x', { method: 'PUT' })",
  "'localhost:3000' \"api.example:8080/x\" 'blob:https://a.example/1' '10:30:00'",
];

/** Texts of this length, which take long when the work grows with the square of it. @type {((length: number) => string)[]} */
const LONG = [
  (length) => `headers: {${"a".repeat(length)}}`,
  (length) => `headers${" ".repeat(length)}x`,
  (length) => `curl ${"'".repeat(length)}x`,
  (length) => `a${"-".repeat(length)}a`,
  (length) => `https://a.example/x${".".repeat(length)}x`,
  (length) => `{"log":${"[".repeat(length / 4)}${"[],".repeat(length / 4)}`,
  (length) => "token=“a\n".repeat(length / 9),
  (length) => `"fetch(${'\\"'.repeat(length / 2)}"`,
  (length) => `'origin ${'"origin '.repeat(length / 8)}'`,
  (length) => `x-a: ${"a ".repeat(length / 2)}`,
  (length) => `https://${"'a@".repeat(length / 3)}`,
  (length) => `"https://${"a '".repeat(length / 3)}`,
  (length) => '"a://\\"'.repeat(length / 7),
  (length) => " a:".repeat(length / 3),
  (length) => `${"a-".repeat(length / 2)}\n`,
  (length) => " x-a=[".repeat(length / 6),
  (length) => ` -${"a".repeat(length)}=`,
  (length) => `?a=${"^".repeat(length)}`,
  (length) => `https://a.example/${"?".repeat(length)}=`,
  (length) => Array.from({ length: length / 7 }, (_, i) => `<<A${i}\n`).join(""),
  (length) => `HTTP/1.1 200 OK\nX-A: a${"\n b".repeat(length / 3)}`,
  (length) => 'HTTP/1.1 `"'.repeat(length / 11),
];

/** The time of the processor for a text, in milliseconds. @param {string} text */
function time(text) {
  const once = () => {
    const start = process.cpuUsage();
    redact(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  // What else this process does counts too: the shortest time tells.
  return Math.min(once(), once(), once());
}

test("work grows with a text and not with its square", () => {
  for (const text of LONG) {
    const [short, long] = [time(text(5_000)), time(text(40_000))];
    assert.ok(long < 30 * Math.max(short, 1), `${text(10)}: ${short} and ${long} ms`);
  }
});

test("braces after an event are little work", () => {
  const event = (/** @type {number} */ braces) =>
    `{"method":"Network.a","params":{"a":[${"1,".repeat(40_000)}1]${"}".repeat(braces)}`;
  const [whole, more] = [time(event(2)), time(event(190))];
  assert.ok(more < 10 * Math.max(whole, 1), `${whole} and ${more} ms`);
});

const SECRETS = ["Zqhunter2", "Zqsesame", "ZqeyJhbGciOiJIUzI1NiJ9", "Zq0123456789abcdefABCDEF0123456789abcdef"];

test("no secret is left, wherever people have it", () => {
  assert.ok(INPUTS.length > 50);
  for (const input of [...INPUTS, ...OTHER_INPUTS]) {
    for (const secret of SECRETS) {
      const { text } = redact(input.replaceAll("SECRET", secret));
      assert.ok(!text.includes(secret), `${input}\n${text}`);
    }
  }
});

test("names of secrets are those of cors-doctor, and others keep short values", () => {
  const [parts, names, others] = shared("secret-names.txt")
    .trim()
    .split("\n\n")
    .map((list) => list.split("\n"));
  assert.deepEqual([SECRET_PARTS, SECRET_NAMES], [parts, names]);
  const secret = [...parts.map((part) => `my-${part}s`), ...names.map((name) => name.toUpperCase())];
  for (const [list, value] of [
    [secret, "redacted"],
    [others, "Zq7"],
  ]) {
    for (const name of list) assert.equal(redact(`GET /x?${name}=Zq7`).text, `GET /x?${name}=${value}`);
  }
});

test("what becomes a body through a pipe is taken out, and what else the command says stays", () => {
  for (const [text, clean] of [
    [
      "'{\"a\":1}' | curl.exe -X PUT https://api.example/x -d '@-'",
      '"redacted" | curl.exe -X PUT https://api.example/x -d redacted',
    ],
    [
      "$login = @{ a = 1 }\n$login | ConvertTo-Json | irm https://api.example/x -Method Put",
      '$login = "redacted"\n$login | ConvertTo-Json | irm https://api.example/x -Method Put',
    ],
    ["echo 'null' | jq .", "echo 'null' | jq ."],
    ["curl -i https://api.example/x | jq '.a' | less", "curl -i https://api.example/x | jq '.a' | less"],
  ]) {
    assert.equal(redact(text).text, clean);
  }
});

test("no secret is left in what a link sets", () => {
  const settings = redactSettings({
    url: "https://ada:SECRET@a.example/x?token=SECRET#SECRET",
    credentials: "include",
  });
  assert.deepEqual(settings, { url: "https://redacted@a.example/x?token=redacted#…", credentials: "include" });
  assert.deepEqual(redactSettings({ pageOrigin: "https://a.example", method: undefined }), {
    pageOrigin: "https://a.example",
    method: undefined,
  });
});

test("what decides stays", () => {
  const { text } = redact(
    "curl 'https://api.example/x?page=2' -X PATCH -H 'Origin: https://app.example' -H 'Content-Type: application/json' -b 'a=1' -d '{}'",
  );
  for (const part of [
    "?page=2",
    "PATCH",
    "Origin: https://app.example",
    "Content-Type: application/json",
    "-b",
    "-d",
  ]) {
    assert.ok(text.includes(part), text);
  }
  const message =
    "Access to fetch at 'https://api.example/x' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
  assert.equal(redact(message).text, message);
});

test("what is no secret stays as it is", () => {
  for (const text of KEPT) assert.equal(redact(text).text, text);
});

test("an argument that is a secret takes none of the others with it", () => {
  for (const [text, clean] of [
    [
      "irm -Body '{\"a\":1}' -Uri https://api.example/x -Method Put `\n  -Headers @{ Origin = 'https://app.example' }",
      "irm -Body \"redacted\" -Uri https://api.example/x -Method Put `\n  -Headers @{ Origin = 'https://app.example' }",
    ],
    [
      "requests.get('https://api.example/x', auth=('ada', 'a'), headers={'Origin': 'https://app.example'})",
      "requests.get('https://api.example/x', auth=redacted, headers={'Origin': 'https://app.example'})",
    ],
    [
      "http -a ada:a PUT https://api.example/x X-Mine:a name=a",
      "http -a redacted PUT https://api.example/x 'X-Mine:redacted' 'name=redacted'",
    ],
    ['req.Header.Set("X-Mine", "a word")', 'req.Header.Set("X-Mine", "redacted")'],
    ['req.SetBasicAuth("ada lovelace", "a word")', 'req.SetBasicAuth("redacted", "redacted")'],
    [
      '["curl", "-u", "ada:a", "-H", "Origin: https://app.example", "https://api.example/x"]',
      '["curl", "-u", "redacted", "-H", "Origin: https://app.example", "https://api.example/x"]',
    ],
  ]) {
    assert.equal(redact(text).text, clean);
  }
});

test("the words after a transcript stay, and its body does not", () => {
  const { text } = redact(
    "HTTP/1.1 200 OK\nVary: Origin\n\nhello world\n\nThe page https://app.example sends credentials",
  );
  assert.ok(!text.includes("hello") && text.includes("The page https://app.example"), text);
});

test("what follows a text in a command, or a mark in it, stays", () => {
  for (const [text, clean] of [
    [
      "curl https://api.example/x -d @- <<< 'a=b'\n> PUT /x HTTP/1.1\n> Origin: https://app.example",
      "curl https://api.example/x -d redacted <<< redacted\n> PUT /x HTTP/1.1\n> Origin: https://app.example",
    ],
    [
      "curl -d @- https://api.example/x <<E\nEnding\nE\nOrigin: https://app.example",
      "curl -d redacted https://api.example/x <<E\nredacted\nE\nOrigin: https://app.example",
    ],
    [
      "curl “https://api.example/x” —request PUT –H ‘Origin: https://app.example’",
      "curl \"https://api.example/x\" --request PUT -H 'Origin: https://app.example'",
    ],
    ["< \x1b[1mVary\x1b[0m: Origin", "< Vary: Origin"],
  ]) {
    assert.equal(redact(text).text, clean);
  }
});

test("a HAR file that is cut off is read as far as it is whole", () => {
  const entry = { request: { method: "GET", url: "https://api.example/" }, response: { status: 200 } };
  const whole = JSON.stringify({ log: { entries: [entry, entry] } });
  const { text, isCutOff } = redact(whole.slice(0, -20));
  assert.equal(isCutOff, true);
  assert.equal(JSON.parse(text).log.entries[0].request.url, "https://api.example/");
});

test("a HAR file that cannot be read is not taken for text", () => {
  assert.throws(() => redact('{"log": {"entries": [ {"request": } ] '), UnreadableHar);
});

test("a HAR file of many megabytes becomes small", () => {
  const entry = {
    request: { method: "GET", url: "https://api.example/", headers: [], postData: { text: "secret" } },
    response: { status: 200, headers: {}, content: { text: "x".repeat(100_000) } },
  };
  const { text } = redact(JSON.stringify({ log: { entries: Array(300).fill(entry) } }));
  assert.ok(text.length < 100_000);
  assert.equal(JSON.parse(text).log.entries.length, 300);
});

test("texts that are made to take long do not", () => {
  for (const part of [
    "?a",
    "body: (",
    "headers: {",
    "<<EOF\n",
    "'",
    "{",
    "curl -d 'x ",
    "append('a', ",
    "http://a/",
    " ",
    "\t|",
    "name=a ",
    'name:"a",value:"',
    "auth=(",
    "token('",
    "-Body (",
    "http -",
    '"curl","-u",',
    "-token ",
    '"a:b',
    "body({",
    "' | curl ",
    "echo a ",
    "$a=( $a | irm ",
    "@'\n",
    "://a",
    " a:'b",
    " 'a\\'",
    "?a='b",
    "&amp;a=",
    "x-a\n",
    "x-a: ",
    "\uE000",
    "-a",
    ";a=b",
    "fetch('\\\"",
    " x-a=[",
    "[HTTP_A",
  ]) {
    const text = part.repeat(100_000);
    assert.equal(typeof redact(text).text, "string");
  }
});
