//! What servers say of a request that their CORS settings do not allow, or of those settings.

use crate::cause::Cause;
use crate::decode::pattern::Pattern;

const NO_OPTIONS: &[Cause] = &[Cause::PREFLIGHT_UNHANDLED, Cause::PREFLIGHT_BAD_STATUS];
const NO_HANDLER: &str = "The server says that nothing handles OPTIONS there. That is the preflight: its CORS middleware must stand before the routes.";
const SPRING: &str = "This is what Spring logs of a request that its CORS configuration does not allow; it answers 403 with the text Invalid CORS request.";
const WILDCARD_WITH_CREDENTIALS: &[Cause] = &[
    Cause::ACAO_WILDCARD_WITH_CREDENTIALS,
    Cause::PREFLIGHT_ACAO_WILDCARD_WITH_CREDENTIALS,
];
const NO_SUCH_POLICY: &str = "The server refuses its own settings: browsers accept no wildcard in a response to a request with credentials. List the origins, methods and headers, or leave the credentials out.";

#[rustfmt::skip]
pub(super) static PATTERNS: &[Pattern] = &[
    Pattern::unnamed(
        "Origin {origin} is not allowed by CORS",
        &[Cause::ACAO_MISSING, Cause::ACAO_MISMATCH])
        .with_note("This is what the server's own list of origins says, so the page's origin is not on it."),
    Pattern::unnamed(
        "Not allowed by CORS",
        &[Cause::ACAO_MISSING, Cause::PREFLIGHT_ACAO_MISSING, Cause::PREFLIGHT_UNHANDLED, Cause::ACAO_MISSING_ON_ERROR])
        .with_note("This is an error of the server's own list of origins (as in the documentation of Express), so the page's origin is not on it."),
    Pattern::unnamed(
        "Invalid CORS request",
        &[Cause::PREFLIGHT_UNHANDLED, Cause::ACAO_MISSING_ON_ERROR, Cause::PREFLIGHT_ACAO_MISSING])
        .with_note("This is what Spring answers, with 403, to an origin, a method or a header that its CORS configuration does not allow."),
    Pattern::unnamed(
        "Disallowed CORS origin",
        &[Cause::PREFLIGHT_UNHANDLED, Cause::PREFLIGHT_ACAO_MISSING])
        .with_note("This is what Starlette, FastAPI and Litestar answer when the origin is not on their list."),
    Pattern::unnamed(
        "Disallowed CORS method",
        &[Cause::METHOD_NOT_ALLOWED, Cause::PREFLIGHT_BAD_STATUS])
        .with_note("This is what Starlette, FastAPI and Litestar answer when the method is not on their list."),
    Pattern::unnamed(
        "Disallowed CORS headers",
        &[Cause::HEADER_NOT_ALLOWED, Cause::PREFLIGHT_BAD_STATUS])
        .with_note("This is what Starlette, FastAPI and Litestar answer when a header is not on their list."),
    Pattern::unnamed(
        "CORS not enabled or no matching rule found for this request",
        &[Cause::PREFLIGHT_UNHANDLED, Cause::ACAO_MISSING_ON_ERROR])
        .with_note("This is what Azure Storage answers to an origin, a method or a header that no CORS rule of the account allows."),
    Pattern::unnamed(
        "Reject: '{origin}' origin is not allowed",
        &[Cause::PREFLIGHT_UNHANDLED, Cause::ACAO_MISSING_ON_ERROR, Cause::ACAO_MISSING])
        .with_note(SPRING),
    Pattern::unnamed(
        "Reject: HTTP '{method}' is not allowed",
        &[Cause::METHOD_NOT_ALLOWED, Cause::PREFLIGHT_UNHANDLED])
        .with_note(SPRING),
    Pattern::unnamed(
        "Reject: headers '[{header}]' are not allowed",
        &[Cause::HEADER_NOT_ALLOWED, Cause::PREFLIGHT_UNHANDLED])
        .with_note(SPRING),
    Pattern::unnamed("No route matches [OPTIONS]", NO_OPTIONS).with_note(NO_HANDLER),
    Pattern::unnamed("No route found for 'OPTIONS", NO_OPTIONS).with_note(NO_HANDLER),
    Pattern::unnamed("Cannot OPTIONS /", NO_OPTIONS).with_note(NO_HANDLER),
    Pattern::unnamed("Request method 'OPTIONS' is not supported", NO_OPTIONS).with_note(NO_HANDLER),
    Pattern::unnamed("Request method 'OPTIONS' not supported", NO_OPTIONS).with_note(NO_HANDLER),
    Pattern::unnamed("The OPTIONS method is not supported", NO_OPTIONS).with_note(NO_HANDLER),
    Pattern::unnamed("Method Not Allowed (OPTIONS)", NO_OPTIONS).with_note(NO_HANDLER),
    // What servers say at their start of a policy that no browser takes.
    Pattern::unnamed(
        "When allowCredentials is true, allowedOrigins cannot contain the special value '*'",
        WILDCARD_WITH_CREDENTIALS)
        .with_note(NO_SUCH_POLICY),
    Pattern::unnamed(
        "The CORS protocol does not allow specifying a wildcard (any) origin and credentials at the same time",
        WILDCARD_WITH_CREDENTIALS)
        .with_note(NO_SUCH_POLICY),
    Pattern::unnamed(
        "Cannot combine 'Access-Control-Allow-Credentials: true' with 'Access-Control-Allow-Origin: *'",
        WILDCARD_WITH_CREDENTIALS)
        .with_note(NO_SUCH_POLICY),
    Pattern::unnamed(
        "Cannot combine 'Access-Control-Allow-Credentials: true' with 'Access-Control-Allow-Headers: *'",
        &[Cause::HEADER_WILDCARD_WITH_CREDENTIALS])
        .with_note(NO_SUCH_POLICY),
    Pattern::unnamed(
        "Cannot combine 'Access-Control-Allow-Credentials: true' with 'Access-Control-Allow-Methods: *'",
        &[Cause::METHOD_WILDCARD_WITH_CREDENTIALS])
        .with_note(NO_SUCH_POLICY),
    Pattern::unnamed(
        "Cannot use supports_credentials in conjunction with an origin string of '*'",
        WILDCARD_WITH_CREDENTIALS)
        .with_note(NO_SUCH_POLICY),
    Pattern::unnamed(
        "CORS policy execution failed",
        &[Cause::ACAO_MISSING, Cause::PREFLIGHT_ACAO_MISSING, Cause::METHOD_NOT_ALLOWED, Cause::HEADER_NOT_ALLOWED])
        .with_note("This is what ASP.NET Core logs of a request that its CORS policy does not allow; the next line of that log names the origin, the method or the header."),
    Pattern::unnamed(
        "CORSResponse: This CORS request is not allowed",
        &[Cause::PREFLIGHT_UNHANDLED, Cause::ACAO_MISSING_ON_ERROR]),
    Pattern::unnamed(
        "CORSResponse: CORS is not enabled for this bucket",
        &[Cause::PREFLIGHT_UNHANDLED, Cause::ACAO_MISSING_ON_ERROR]),
    Pattern::unnamed(
        "This CORS request is not allowed. This is usually because the evalution of Origin",
        &[Cause::PREFLIGHT_UNHANDLED, Cause::ACAO_MISSING_ON_ERROR]),
    Pattern::unnamed(
        "CORS is not enabled for this bucket",
        &[Cause::PREFLIGHT_UNHANDLED, Cause::ACAO_MISSING_ON_ERROR]),
];
