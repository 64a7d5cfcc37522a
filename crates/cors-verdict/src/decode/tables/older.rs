//! Wordings of years ago, which are all over the web.

use crate::cause::Cause;
use crate::decode::pattern::{Pattern, Weight};

#[rustfmt::skip]
pub(super) static CHROMIUM: &[Pattern] = &[
    Pattern::unnamed(
        "Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin",
        &[Cause::PREFLIGHT_ACAO_MISMATCH]),
    Pattern::unnamed(
        "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true",
        &[Cause::ACAO_WILDCARD_WITH_CREDENTIALS, Cause::PREFLIGHT_ACAO_WILDCARD_WITH_CREDENTIALS]),
    Pattern::unnamed(
        "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true",
        &[Cause::ACAO_WILDCARD_WITH_CREDENTIALS, Cause::PREFLIGHT_ACAO_WILDCARD_WITH_CREDENTIALS]),
    Pattern::unnamed(
        "Authorization will not be covered by the wildcard symbol (*) in CORS Access-Control-Allow-Headers",
        &[Cause::AUTHORIZATION_UNDER_WILDCARD]),
    Pattern::unnamed(
        "Redirect at origin '{url}' has been blocked from loading by Cross-Origin Resource Sharing policy: No 'Access-Control-Allow-Origin' header is present on the requested resource",
        &[Cause::REDIRECT_HOP_ACAO_MISSING]),
    Pattern::unnamed(
        "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is '{value}'. It must be 'true' to allow credentials",
        &[Cause::ACAC_MISSING, Cause::ACAC_NOT_TRUE, Cause::PREFLIGHT_ACAC_NOT_TRUE]),
    Pattern::unnamed(
        "Credentials flag is true, but Access-Control-Allow-Credentials is not 'true'",
        &[Cause::ACAC_MISSING, Cause::ACAC_NOT_TRUE, Cause::PREFLIGHT_ACAC_NOT_TRUE]),
    Pattern::unnamed(
        "Response for preflight has invalid HTTP status code {status}",
        &[Cause::PREFLIGHT_BAD_STATUS, Cause::PREFLIGHT_UNHANDLED, Cause::PREFLIGHT_AUTH_REQUIRED]),
    Pattern::unnamed(
        "Response for preflight is invalid (redirect)",
        &[Cause::PREFLIGHT_REDIRECT, Cause::PREFLIGHT_REDIRECT_NO_ACAO]),
    Pattern::unnamed(
        "Response for preflight does not have HTTP ok status",
        &[Cause::PREFLIGHT_BAD_STATUS, Cause::PREFLIGHT_UNHANDLED, Cause::PREFLIGHT_AUTH_REQUIRED]),
    Pattern::unnamed(
        "The request was redirected to '{target}', which is disallowed for cross-origin requests that require preflight",
        &[Cause::PREFLIGHT_REDIRECT, Cause::REDIRECT_SECOND_PREFLIGHT]),
    Pattern::unnamed(
        "The request was redirected to a URL ('{target}') which is disallowed for cross-origin requests that require preflight",
        &[Cause::PREFLIGHT_REDIRECT, Cause::REDIRECT_SECOND_PREFLIGHT]),
    Pattern::unnamed(
        "Request requires preflight, which is disallowed to follow cross-origin redirect",
        &[Cause::REDIRECT_SECOND_PREFLIGHT, Cause::PREFLIGHT_REDIRECT]),
    Pattern::unnamed(
        "The redirect location '{target}' contains a username and password",
        &[Cause::REDIRECT_WITH_USERINFO]),
    Pattern::unnamed(
        "Invalid HTTP status code {status}",
        &[Cause::PREFLIGHT_BAD_STATUS, Cause::PREFLIGHT_UNHANDLED, Cause::PREFLIGHT_AUTH_REQUIRED]),
    Pattern::unnamed(
        "The 'Access-Control-Allow-Origin' header contains multiple values '{value}', but only one is allowed",
        &[Cause::ACAO_MULTIPLE_VALUES, Cause::ACAO_DUPLICATE_HEADER,
          Cause::PREFLIGHT_ACAO_MULTIPLE_VALUES]),
    Pattern::unnamed(
        "The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'",
        &[Cause::ACAO_INVALID_VALUE, Cause::PREFLIGHT_ACAO_INVALID_VALUE]),
    Pattern::unnamed(
        "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin",
        &[Cause::ACAO_MISMATCH, Cause::ACAO_NEAR_MISS, Cause::ACAO_NULL_LITERAL, Cause::ORIGIN_NULL]),
    Pattern::unnamed(
        "The 'Access-Control-Allow-Origin' whitelists only '{value}'",
        &[Cause::ACAO_MISMATCH, Cause::ACAO_NEAR_MISS]),
    Pattern::unnamed(
        "No 'Access-Control-Allow-Origin' header is present on the requested resource",
        &[Cause::ACAO_MISSING, Cause::PREFLIGHT_ACAO_MISSING, Cause::ACAO_MISSING_ON_ERROR,
          Cause::PREFLIGHT_UNHANDLED]),
    Pattern::unnamed(
        "Origin '{origin}' is therefore not allowed access",
        &[Cause::ACAO_MISSING, Cause::ACAO_MISMATCH])
        .with_weight(Weight::Companion),
];

#[rustfmt::skip]
pub(super) static FIREFOX: &[Pattern] = &[
    Pattern::unnamed(
        "missing token '{header}' in CORS header 'Access-Control-Allow-Headers'",
        &[Cause::HEADER_NOT_ALLOWED, Cause::CONTENT_TYPE_NOT_ALLOWED,
          Cause::AUTHORIZATION_NOT_ALLOWED, Cause::HEADER_WILDCARD_WITH_CREDENTIALS]),
    Pattern::unnamed(
        "CORS preflight channel did not succeed",
        &[Cause::PREFLIGHT_BAD_STATUS, Cause::PREFLIGHT_UNHANDLED, Cause::PREFLIGHT_AUTH_REQUIRED,
          Cause::PREFLIGHT_NETWORK_ERROR]),
    Pattern::unnamed(
        "CORS preflight did not succeed",
        &[Cause::PREFLIGHT_BAD_STATUS, Cause::PREFLIGHT_UNHANDLED, Cause::PREFLIGHT_AUTH_REQUIRED,
          Cause::PREFLIGHT_NETWORK_ERROR]),
    Pattern::unnamed(
        "CORS request failed",
        &[Cause::NETWORK_ERROR, Cause::PREFLIGHT_NETWORK_ERROR, Cause::ACAO_MISSING]),
    Pattern::unnamed(
        "Did not find method in CORS header",
        &[Cause::METHOD_NOT_ALLOWED, Cause::METHOD_CASE_MISMATCH]),
    Pattern::unnamed(
        "did not find method in CORS header",
        &[Cause::METHOD_NOT_ALLOWED, Cause::METHOD_CASE_MISMATCH]),
    Pattern::unnamed(
        "CORS header 'Access-Control-Allow-Origin' does not match '{value}'",
        &[Cause::ACAO_MISMATCH, Cause::ACAO_NEAR_MISS]),
    Pattern::unnamed(
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. This can be fixed by moving the resource to the same domain or enabling CORS",
        &[Cause::ACAO_MISSING, Cause::PREFLIGHT_ACAO_MISSING, Cause::ACAO_MISMATCH,
          Cause::NETWORK_ERROR]),
];

/// Of several engines.
#[rustfmt::skip]
pub(super) static SHARED: &[Pattern] = &[
    Pattern::unnamed(
        "Origin null is not allowed by Access-Control-Allow-Origin. Status code: 0",
        &[Cause::SCHEME_NOT_CORS, Cause::ORIGIN_NULL])
        .with_note("WebKit prints this for a file of the computer: a page that was opened from the disk has the origin null, and there is no status. Serve the page over HTTP."),
    Pattern::unnamed(
        "Cannot make any requests from null",
        &[Cause::ORIGIN_NULL, Cause::REDIRECT_ORIGIN_NULL, Cause::SCHEME_NOT_CORS]),
    Pattern::unnamed(
        "Origin {origin} is not allowed by Access-Control-Allow-Origin",
        &[Cause::ACAO_MISSING, Cause::ACAO_MISMATCH, Cause::PREFLIGHT_ACAO_MISSING]),
    Pattern::unnamed(
        "cannot be accessed from origin '{origin}'",
        &[Cause::MODE_SAME_ORIGIN])
        .with_note("Worker scripts are fetched in mode same-origin, which no header of a server opens. Serve the script from the page's origin, or start the worker from a blob: URL that imports it."),
    Pattern::unnamed(
        "URL scheme '{value}' is not supported",
        &[Cause::SCHEME_NOT_CORS])
        .with_note("In Electron a scheme of one's own must be registered with supportFetchAPI and corsEnabled before its URLs can be fetched."),
    Pattern::unnamed(
        "URL scheme must be 'http' or 'https' for CORS request",
        &[Cause::SCHEME_NOT_CORS]),
    Pattern::unnamed(
        "Cross origin requests are only supported for HTTP",
        &[Cause::SCHEME_NOT_CORS]),
    Pattern::unnamed(
        "Cross origin requests are only supported for",
        &[Cause::SCHEME_NOT_CORS]),
    Pattern::unnamed(
        "more-private address space",
        &[Cause::LNA_INSECURE_CONTEXT]),
    Pattern::unnamed(
        "more private address space",
        &[Cause::LNA_INSECURE_CONTEXT]),
    Pattern::unnamed(
        "Permission was denied for this request to access the",
        &[Cause::LNA_PERMISSION_DENIED]),
    Pattern::unnamed(
        "net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS",
        &[Cause::LNA_PERMISSION_DENIED]),
    Pattern::unnamed(
        "net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS",
        &[Cause::LNA_INSECURE_CONTEXT, Cause::LNA_PERMISSION_DENIED]),
    Pattern::unnamed(
        "because the permission to access the local network was denied",
        &[Cause::LNA_PERMISSION_DENIED]),
    Pattern::unnamed(
        "Received an invalid response. Origin '{origin}' is therefore not allowed access",
        &[Cause::NETWORK_ERROR, Cause::PREFLIGHT_REDIRECT, Cause::ACAO_MISSING, Cause::PREFLIGHT_NETWORK_ERROR]),
    Pattern::unnamed(
        "Cross origin {origin} forbidden",
        &[Cause::ACAO_MISSING, Cause::PREFLIGHT_ACAO_MISSING, Cause::ACAO_MISMATCH])
        .with_note("jsdom, in which tests run, prints this. It does CORS as a browser does: set the address of its page, or let the server allow it."),
];
