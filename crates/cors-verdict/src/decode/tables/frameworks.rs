//! What script is told, and what libraries and test tools make of it. None of it has the reason.

use crate::cause::Cause;
use crate::decode::pattern::{Pattern, Weight};

/// In the order in which people meet them.
const ANY: &[Cause] = &[
    Cause::ACAO_MISSING,
    Cause::NETWORK_ERROR,
    Cause::PREFLIGHT_ACAO_MISSING,
    Cause::PREFLIGHT_UNHANDLED,
    Cause::ACAO_MISSING_ON_ERROR,
    Cause::ACAO_MISMATCH,
];
const SERVER_FIRST: &[Cause] = &[
    Cause::NETWORK_ERROR,
    Cause::ACAO_MISSING,
    Cause::PREFLIGHT_ACAO_MISSING,
    Cause::PREFLIGHT_UNHANDLED,
    Cause::PREFLIGHT_NETWORK_ERROR,
    Cause::SCHEME_NOT_CORS,
];

const SCRIPT: &str = "This is all that script is told, whatever the reason, so that a page learns nothing of servers that do not trust it. The console has another line that names the reason: paste that one. No line there means that no response came, or that an extension stopped the request; the network panel tells which.";
const LIBRARY: &str = "The library was told no more than that the request failed: status 0, no headers, no reason. The browser's console has another line that names it: paste that one. The network panel shows whether OPTIONS or the request itself failed, or whether no response came at all.";
const SWAGGER: &str = "Swagger UI shows this fixed list of guesses for every failed request; the line about the URL scheme is part of the list and no finding. The browser's console has the line that names the reason.";
const GRPC: &str = "gRPC-web was told no more than that the request failed. The server, or the proxy before it, must answer OPTIONS, allow the headers x-grpc-web, x-user-agent and grpc-timeout, and expose grpc-status and grpc-message. The browser's console names the reason.";
const SIGNALR: &str = "SignalR asks the server with a POST to …/negotiate first, with credentials, so the server must name the page's origin (no *) and send Access-Control-Allow-Credentials: true. The browser's console names the reason.";
const NET: &str = "No usable response came, so it is no matter of CORS, though script sees the same TypeError. The console has a line about CORS right before or after it if CORS was the reason.";
const FAILED: &str = "Chromium prints net::ERR_FAILED beside the line that names the reason; the line before it in the console has it.";
const FLUTTER: &str = "Flutter on the web uses the browser's XMLHttpRequest and is told nothing but that it failed. The browser's console, not the one of flutter run, names the reason. On phones the same code has no CORS.";

const CHUNK: &[Cause] = &[Cause::NETWORK_ERROR, Cause::ACAO_MISSING];
const CHUNK_LOAD: &str = "A part of the application did not load. Mostly it is gone after a newer version was put online, and a reload helps; from another origin it needs CORS if the script element has crossorigin. The network panel shows the status.";

const fn mute(template: &'static str, causes: &'static [Cause], note: &'static str) -> Pattern {
    Pattern::unnamed(template, causes)
        .with_weight(Weight::Mute)
        .with_note(note)
}

const fn network(template: &'static str) -> Pattern {
    Pattern::unnamed(
        template,
        &[
            Cause::NETWORK_ERROR,
            Cause::PREFLIGHT_NETWORK_ERROR,
            Cause::NETWORK_ERROR_AFTER_PREFLIGHT,
        ],
    )
    .with_weight(Weight::Companion)
    .with_note(NET)
}

#[rustfmt::skip]
pub(super) static PATTERNS: &[Pattern] = &[
    Pattern::unnamed("Possible Reasons: CORS Network Failure URL scheme must be 'http' or 'https' for CORS request", SERVER_FIRST)
        .with_weight(Weight::Mute).with_note(SWAGGER),
    Pattern::unnamed("Failed to fetch. Possible Reasons: CORS Network Failure URL scheme must be 'http' or 'https' for CORS request", SERVER_FIRST)
        .with_weight(Weight::Mute).with_note(SWAGGER),
    mute("Possible Reasons: CORS", SERVER_FIRST, SWAGGER),
    mute("It may not have the appropriate access-control-origin settings", SERVER_FIRST, SWAGGER),
    mute("Possible mixed-content issue?", SERVER_FIRST, SWAGGER),
    network("net::ERR_CONNECTION"),
    network("net::ERR_NAME_NOT_RESOLVED"),
    network("net::ERR_ADDRESS"),
    network("net::ERR_INTERNET_DISCONNECTED"),
    network("net::ERR_NETWORK_CHANGED"),
    network("net::ERR_EMPTY_RESPONSE"),
    network("net::ERR_TIMED_OUT"),
    network("net::ERR_TUNNEL"),
    network("net::ERR_PROXY"),
    network("net::ERR_SOCKET"),
    network("net::ERR_HTTP2"),
    network("net::ERR_QUIC"),
    network("net::ERR_INCOMPLETE_CHUNKED"),
    network("net::ERR_CONTENT_LENGTH"),
    network("net::ERR_SSL"),
    network("A server with the specified hostname could not be found"),
    network("Could not connect to the server"),
    network("The network connection was lost"),
    network("The Internet connection appears to be offline"),
    network("The request timed out"),
    network("timeout of {value}ms exceeded"),
    network("ECONNREFUSED"),
    network("ECONNRESET"),
    network("ENOTFOUND"),
    network("SocketException"),
    network("NS_ERROR_CONNECTION_REFUSED"),
    network("NS_ERROR_UNKNOWN_HOST"),
    network("NS_ERROR_NET_"),
    mute("resulted in a network error response: the promise was rejected", ANY, SCRIPT),
    mute("Provisional headers are shown", ANY, LIBRARY),
    mute("net::ERR_FAILED", ANY, FAILED),
    mute("net::ERR_ABORTED", &[Cause::NETWORK_ERROR, Cause::ACAO_MISSING], NET),
    mute("net::ERR_", &[Cause::NETWORK_ERROR, Cause::ACAO_MISSING], NET),
    mute("Failed to fetch dynamically imported module", ANY, SCRIPT),
    mute("error loading dynamically imported module", ANY, SCRIPT),
    mute("Importing a module script failed", ANY, SCRIPT),
    mute("Failed to fetch", ANY, SCRIPT),
    mute("NetworkError when attempting to fetch resource", ANY, SCRIPT),
    mute("TypeError: Load failed", ANY, SCRIPT),
    mute("Load failed", ANY, SCRIPT),
    mute("NetworkError: A network error occurred", ANY, SCRIPT),
    mute("A network error occurred", ANY, SCRIPT),
    mute("Failed to execute 'send' on 'XMLHttpRequest': Failed to load", ANY, SCRIPT),
    mute("NS_ERROR_DOM_BAD_URI", ANY, SCRIPT),
    mute("NS_ERROR_FAILURE", ANY, SCRIPT),
    mute("ChunkLoadError", CHUNK, CHUNK_LOAD),
    mute("Loading chunk {value} failed", CHUNK, CHUNK_LOAD),
    mute("Loading CSS chunk {value} failed", CHUNK, CHUNK_LOAD),
    mute("A cross-origin error was thrown. React doesn't have access to the actual error object", &[Cause::ACAO_MISSING], "Script of another origin failed, and its error is hidden from the page because the script was loaded without CORS. Add crossorigin=\"anonymous\" to the script element, and let its server send Access-Control-Allow-Origin."),
    mute("[object ProgressEvent]", ANY, LIBRARY),
    mute("status:-1", ANY, LIBRARY),
    mute("Received status code 0", ANY, LIBRARY),
    mute("Server responded with 0 code", ANY, LIBRARY),
    mute("Unexpected server response (0)", ANY, LIBRARY),
    mute("Missing Authentication Token", &[Cause::PREFLIGHT_UNHANDLED, Cause::ACAO_MISSING_ON_ERROR], "API Gateway of AWS answers this, with 403 and without the headers of CORS, where no route has the method or the path. Let it answer OPTIONS, and send the headers with its own errors too."),
    mute("xhrStatus: error", ANY, LIBRARY),
    mute("Script error.", &[Cause::ACAO_MISSING], "Script of another origin failed, and its error is hidden from the page because the script was loaded without CORS. Add crossorigin=\"anonymous\" to the script element, and let its server send Access-Control-Allow-Origin."),
    mute("0 Unknown Error", ANY, LIBRARY),
    mute("Http failure response for", ANY, LIBRARY),
    mute("Response with status: 0", ANY, LIBRARY),
    mute("HttpErrorResponse", ANY, LIBRARY),
    mute("AxiosError: Network Error", ANY, LIBRARY),
    mute("ERR_NETWORK", ANY, LIBRARY),
    mute("Network Error", ANY, LIBRARY),
    mute("Network error: Failed", ANY, LIBRARY),
    mute("ApolloError", ANY, LIBRARY),
    mute("[Network error]", ANY, LIBRARY),
    mute("CombinedError: [Network]", ANY, LIBRARY),
    mute("Request failed with status code 0", ANY, LIBRARY),
    mute("status: 0, statusText", ANY, LIBRARY),
    mute("'status':0", ANY, LIBRARY),
    mute("xhr poll error", ANY, LIBRARY),
    mute("XHR error", ANY, LIBRARY),
    mute("Request has been terminated Possible causes: the network is offline, Origin is not allowed by Access-Control-Allow-Origin, the page is being unloaded", SERVER_FIRST, LIBRARY),
    mute("Request has been terminated", SERVER_FIRST, LIBRARY),
    mute("TypeError: cancelled", &[Cause::NETWORK_ERROR], SCRIPT),
    mute("FetchError", ANY, LIBRARY),
    mute("AuthRetryableFetchError", ANY, LIBRARY),
    mute("Failed to complete negotiation with the server", SERVER_FIRST, SIGNALR),
    mute("Failed to start the transport", SERVER_FIRST, SIGNALR),
    mute("Error during negotiation request", SERVER_FIRST, SIGNALR),
    mute("Failed to start the connection", SERVER_FIRST, SIGNALR),
    mute("Http response at 400 or 500 level", ANY, GRPC),
    mute("Response closed without headers", ANY, GRPC),
    mute("RpcError: Incomplete response", ANY, GRPC),
    mute("upstream connect error", &[Cause::NETWORK_ERROR, Cause::ACAO_MISSING_ON_ERROR], GRPC),
    mute("XMLHttpRequest error.", ANY, FLUTTER),
    mute("Trying to load an image from another domain?", ANY, FLUTTER),
    mute("HTTP request failed, statusCode: 0", ANY, FLUTTER),
    mute("ClientException", ANY, FLUTTER),
    mute("DioErrorType.other", ANY, FLUTTER),
    mute("The connection errored: The XMLHttpRequest onError callback was called", ANY, FLUTTER),
    mute("XMLHttpRequest onError callback was called", ANY, FLUTTER),
    mute("No Access-Control-Allow-Origin", ANY, SCRIPT),
];
