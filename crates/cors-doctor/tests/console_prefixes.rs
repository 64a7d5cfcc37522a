//! Whatever a console, a log or a person puts around a browser's message, the message means the same.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where something is wrong"
)]

use cors_doctor::{Explanation, Settings, explain};

/// What browsers print, in the lines in which they print it.
const MESSAGES: &[&[&str]] = &[
    &[
        "Origin https://www.shop.example is not allowed by Access-Control-Allow-Origin. Status code: 200",
    ],
    &[
        "Origin https://www.shop.example is not allowed by Access-Control-Allow-Origin. Status code: 404",
        "XMLHttpRequest cannot load https://api.shop.example/v1/orders due to access control checks.",
    ],
    &[
        "Preflight response is not successful. Status code: 401",
        "Fetch API cannot load https://api.shop.example/v1/orders due to access control checks.",
    ],
    &[
        "Request header field x-api-key is not allowed by Access-Control-Allow-Headers.",
        "Fetch API cannot load https://api.shop.example/v1/orders due to access control checks.",
        "Failed to load resource: Request header field x-api-key is not allowed by Access-Control-Allow-Headers.",
    ],
    &["Method PUT is not allowed by Access-Control-Allow-Methods."],
    &["Header Access-Control-Allow-Methods has an invalid value: GET PUT"],
    &["Credentials flag is true, but Access-Control-Allow-Credentials is not \"true\"."],
    &["Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true."],
    &["Failed to load resource: Preflight response is not successful. Status code: 500"],
    &[
        "Cross-origin redirection to https://b.shop.example/ denied by Cross-Origin Resource Sharing policy: Origin https://www.shop.example is not allowed by Access-Control-Allow-Origin. Status code: 302",
    ],
    &["Not allowed to follow a redirection while loading https://api.shop.example/v1/orders"],
    &[
        "Access to fetch at 'https://api.shop.example/v1/orders' from origin 'https://www.shop.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
        "GET https://api.shop.example/v1/orders net::ERR_FAILED 200 (OK)",
    ],
    &[
        "Access to fetch at 'https://api.shop.example/v1/orders' from origin 'https://www.shop.example' has been blocked by CORS policy: Request header field x-api-key is not allowed by Access-Control-Allow-Headers in preflight response.",
        "PUT https://api.shop.example/v1/orders net::ERR_FAILED",
    ],
    &[
        "Access to XMLHttpRequest at 'https://api.shop.example/v1/orders' from origin 'https://www.shop.example' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.",
    ],
    &[
        "Access to fetch at 'https://api.shop.example/v1/orders' from origin 'https://www.shop.example' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: It does not have HTTP ok status.",
    ],
    &[
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.shop.example/v1/orders. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.",
    ],
    &[
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.shop.example/v1/orders. (Reason: CORS preflight response did not succeed). Status code: 403.",
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.shop.example/v1/orders. (Reason: CORS request did not succeed). Status code: (null).",
    ],
    &[
        "Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf https://api.shop.example/v1/orders. (Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin' fehlt). Statuscode: 200.",
    ],
];

/// What stands before a message in a console, a log, a test's output or a letter.
const PREFIXES: &[&str] = &[
    "[Error] ",
    "[Warning] ",
    "[Log] ",
    "[Info] ",
    "[error] ",
    "[ERROR] ",
    "[E] ",
    "[webpack-dev-server] ",
    "[vite] ",
    "[1] ",
    "[12:00:01] ",
    "[2026-11-27T08:00:01.123Z] ",
    "[2026-11-27 08:00:01] ERROR: ",
    "[chromium] ",
    "[webkit] › orders.spec.ts:12:3 › reads the orders › ",
    "[browser console] ",
    "[pid=4711][err] ",
    "[0:0] [error] ",
    "[4711:4711:1127/080001.123456:ERROR:CONSOLE(12)] ",
    "[console.error] ",
    "Error: ",
    "error: ",
    "ERROR: ",
    "ERROR ",
    "Error - ",
    "Uncaught Error: ",
    "Warning: ",
    "Console.error: ",
    "console.error: ",
    "console.error ",
    "Console error: ",
    "Browser console: ",
    "browser: ",
    "console: ",
    "stderr: ",
    "stdout | ",
    "Browser log: ",
    "BROWSER LOG: ",
    "page error: ",
    "PAGE LOG: ",
    "pageerror: ",
    "JavaScript error: ",
    "JavaScript error: https://www.shop.example/main.js, line 12: ",
    "CONSOLE ERROR ",
    "CONSOLE ERROR: ",
    "CONSOLE JS ERROR ",
    "CONSOLE SECURITY ERROR ",
    "SEVERE: ",
    "SEVERE ",
    "[SEVERE] ",
    "SEVERE https://www.shop.example/ 12:34 ",
    "https://www.shop.example/main.js 12:34 ",
    "[2026-11-27T08:00:01.123Z] [SEVERE] https://www.shop.example/ - ",
    "(security) ",
    "cy:console (error): ",
    "cons:error ✘ ",
    "      cons:error ✘  ",
    "E/Web Console: ",
    "I/chromium: [INFO:CONSOLE(12)] \"",
    "11-27 08:00:01.123 4711 4711 E Web Console: ",
    "08:00:01 ",
    "08:00:01.123 ",
    "08:00:01.123 ERROR ",
    "2026-11-27 08:00:01 ",
    "2026-11-27T08:00:01.123Z ",
    "2026-11-27T08:00:01Z stderr F ",
    "2026-11-27 08:00:01,123 ERROR [main] ",
    "Nov 27 08:00:01 shop app[4711]: ",
    "Fri Nov 27 08:00:01 UTC 2026: ",
    "web-1  | ",
    "web_1 | 08:00:01 ",
    "index.js:12 ",
    "index.js:12:34 ",
    "(index):1 ",
    "VM12:1 ",
    "orders:1 ",
    "main.4f3c2b1a.js:2 ",
    "index.js:12: ",
    "orders.spec.ts:12: ",
    "❌ ",
    "❌ Error: ",
    "✖ ",
    "× ",
    "⛔ ",
    "🔴 ",
    "⚠️ ",
    "⨯ ",
    "▶ ",
    "▼ ",
    "› ",
    "> ",
    ">> ",
    ">>> ",
    "$ ",
    "- ",
    "-- ",
    "* ",
    "• ",
    "– ",
    "— ",
    "→ ",
    "=> ",
    "-> ",
    "<- ",
    "< ",
    "--> ",
    "+ ",
    "| ",
    "│ ",
    "# ",
    "### ",
    "// ",
    "1. ",
    "2) ",
    "(3) ",
    "12 ",
    "2× ",
    "  ",
    "\t",
    "**Error:** ",
    "`",
    "\"",
    "'",
    "“",
    "message: ",
    "Message: ",
    "msg: ",
    "text: ",
    "details: ",
    "reason: ",
    "failure: ",
    "status: ",
    "Status: ",
    "response: ",
    "request: ",
    "it says: ",
    "Safari: ",
    "Chrome: ",
    "Firefox: ",
    "Safari 18 says: ",
    "Console says: ",
    "The console says ",
    "Got this: ",
    "Problem: ",
    "ERR! ",
    "npm ERR! ",
    "level=error msg=",
    "[Nest] 4711  - 11/27/2026, 8:00:01 AM   ERROR ",
    "{\"level\":\"error\",\"message\":\"",
    "Message: JavaScript error: ",
    "Received: ",
    "    at console: ",
    "-       ",
    "net: ",
    "XHR: ",
];

/// What stands behind it.
const SUFFIXES: &[&str] = &[
    " (index.html, line 12)",
    " (orders, line 0)",
    " (x2)",
    " index.js:12",
    " index.js:12:34",
    " main.4f3c2b1a.js:2:12345",
    " orders.js:12:5",
    " (anonymous) @ index.js:12",
    " [https://www.shop.example/]",
    "\", source: https://www.shop.example/ (0)",
    "\"}",
    " https://www.shop.example/main.js 12:34",
    "`",
    "”",
    " 😡",
];

/// What is said about a paste, as far as a person sees it.
fn said(paste: &str) -> Vec<String> {
    match explain(paste.as_bytes(), &Settings::default()) {
        Ok(explanation) => of(&explanation),
        Err(error) => vec![error.to_string()],
    }
}

fn of(explanation: &Explanation) -> Vec<String> {
    let calls = explanation
        .calls
        .iter()
        .map(|it| format!("a call to {} of {:?}", it.case.request.url, it.format));
    let messages = explanation.messages.iter().map(|it| {
        let causes: Vec<&str> = it.causes.iter().map(|it| it.cause.id()).collect();
        format!("{:?} {} {:?}", it.code, causes.join(","), it.values)
    });
    calls.chain(messages).collect()
}

fn wrapped(message: &[&str], prefix: &str, suffix: &str) -> String {
    let lines: Vec<String> = message
        .iter()
        .map(|line| format!("{prefix}{line}{suffix}"))
        .collect();
    lines.join("\n")
}

fn misread(prefixes: &[&str], suffixes: &[&str]) -> Vec<String> {
    let mut misread = Vec::new();
    for message in MESSAGES {
        let bare = said(&message.join("\n"));
        assert!(bare.iter().all(|it| !it.starts_with("a call")), "{bare:?}");
        for prefix in prefixes {
            for suffix in suffixes {
                let paste = wrapped(message, prefix, suffix);
                let said = said(&paste);
                if said != bare {
                    misread.push(format!("{paste}\n  {said:?}\n  {bare:?}"));
                }
            }
        }
    }
    misread
}

#[track_caller]
fn assert_none(misread: &[String]) {
    let count = misread.len();
    assert!(misread.is_empty(), "{count}\n{}", misread.join("\n"));
}

#[test]
fn message_means_the_same_behind_whatever_a_log_puts_before_it() {
    assert_none(&misread(PREFIXES, &[""]));
}

#[test]
fn message_means_the_same_before_whatever_a_console_puts_behind_it() {
    assert_none(&misread(&["", "[Error] "], SUFFIXES));
}

/// A narrow terminal or a letter breaks a line anywhere between two words.
#[test]
fn message_means_the_same_when_it_is_broken_over_two_lines() {
    let mut misread = Vec::new();
    for message in MESSAGES.iter().filter(|it| it.len() == 1) {
        let bare = said(message[0]);
        for (place, _) in message[0].match_indices(' ') {
            for prefix in ["", "[Error] "] {
                let (before, after) = message[0].split_at(place);
                let paste = format!("{prefix}{before}\n{}", after.trim_start());
                let said = said(&paste);
                if said != bare {
                    misread.push(format!("{paste}\n  {said:?}\n  {bare:?}"));
                }
            }
        }
    }
    assert_none(&misread);
}

#[test]
fn message_of_safari_is_read_as_its_inspector_copies_it() {
    let paste = "[Error] Preflight response is not successful. Status code: 401\n[Error] Fetch API cannot load https://api.shop.example/v1/orders due to access control checks.";
    let explanation = explain(paste.as_bytes(), &Settings::default()).unwrap();
    let [message] = &explanation.messages[..] else {
        panic!("one message: {:?}", explanation.messages);
    };
    assert_eq!(explanation.calls.len(), 0);
    assert_eq!(message.causes[0].cause.id(), "preflight-auth-required");
    assert_eq!(
        message.values.url.as_deref(),
        Some("https://api.shop.example/v1/orders")
    );
}
