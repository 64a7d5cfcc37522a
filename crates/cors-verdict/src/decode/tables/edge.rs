//! Internet Explorer 10 and 11, and Edge up to version 18.

use crate::cause::Cause;
use crate::decode::pattern::{Pattern, Weight};

const NOT_ALLOWED: &[Cause] = &[
    Cause::ACAO_MISSING,
    Cause::ACAO_MISMATCH,
    Cause::PREFLIGHT_ACAO_MISSING,
    Cause::PREFLIGHT_ACAO_MISMATCH,
];
const NO_ANSWER: &[Cause] = &[Cause::NETWORK_ERROR, Cause::PREFLIGHT_NETWORK_ERROR];
const DENIED: &[Cause] = &[
    Cause::ACAO_MISSING,
    Cause::PREFLIGHT_ACAO_MISSING,
    Cause::ACAO_MISMATCH,
    Cause::SCHEME_NOT_CORS,
];

const NUMBER: &str =
    "The number is a Windows error: no usable answer came, so CORS was not even asked.";
const CERTIFICATE: &str =
    "The number is a Windows error about the server's certificate; CORS was not even asked.";
const ACCESS_DENIED: &str = "Internet Explorer says no more than this. A SEC7118 to SEC7128 line above it has the reason; XDomainRequest and pages of another security zone are refused in the same words.";
const ONLY_A_FACT: &str = "This line says only that the request is a CORS request; the next line has the reason, if it was refused.";

#[rustfmt::skip]
pub(super) static PATTERNS: &[Pattern] = &[
    Pattern::unnamed("The origin '{origin}' did not find '{value}' in the Access-Control-Allow-Origin response header for cross-origin", NOT_ALLOWED),
    Pattern::unnamed("SEC7120: [CORS] The origin '{origin}' did not find '{value}' in the Access-Control-Allow-Origin response header for cross-origin", NOT_ALLOWED),
    Pattern::unnamed("Origin {origin} not found in Access-Control-Allow-Origin header", NOT_ALLOWED),
    Pattern::unnamed("SEC7120", NOT_ALLOWED),
    Pattern::unnamed("Request header {header} was not present in the Access-Control-Allow-Headers list",
        &[Cause::HEADER_NOT_ALLOWED, Cause::CONTENT_TYPE_NOT_ALLOWED, Cause::AUTHORIZATION_NOT_ALLOWED]),
    Pattern::unnamed("did not find the request header '{header}' in the Access-Control-Allow-Headers",
        &[Cause::HEADER_NOT_ALLOWED, Cause::CONTENT_TYPE_NOT_ALLOWED, Cause::AUTHORIZATION_NOT_ALLOWED]),
    Pattern::unnamed("did not find the request method '{method}' in the Access-Control-Allow-Methods",
        &[Cause::METHOD_NOT_ALLOWED, Cause::METHOD_CASE_MISMATCH]),
    Pattern::unnamed("SEC7123",
        &[Cause::HEADER_NOT_ALLOWED, Cause::CONTENT_TYPE_NOT_ALLOWED, Cause::AUTHORIZATION_NOT_ALLOWED]),
    Pattern::unnamed("Request method {method} was not present in the Access-Control-Allow-Methods list",
        &[Cause::METHOD_NOT_ALLOWED, Cause::METHOD_CASE_MISMATCH]),
    Pattern::unnamed("SEC7124", &[Cause::METHOD_NOT_ALLOWED, Cause::METHOD_CASE_MISMATCH]),
    Pattern::unnamed("SEC7121", &[Cause::ACAC_MISSING, Cause::ACAC_NOT_TRUE, Cause::PREFLIGHT_ACAC_NOT_TRUE]),
    Pattern::unnamed("SEC7122",
        &[Cause::ACAO_WILDCARD_WITH_CREDENTIALS, Cause::PREFLIGHT_ACAO_WILDCARD_WITH_CREDENTIALS]),
    Pattern::unnamed("Credentials flag was set true, but Access-Control-Allow-Origin was '*'",
        &[Cause::ACAO_WILDCARD_WITH_CREDENTIALS, Cause::PREFLIGHT_ACAO_WILDCARD_WITH_CREDENTIALS]),
    Pattern::unnamed("Credentials flag was set true, but Access-Control-Allow-Credentials",
        &[Cause::ACAC_MISSING, Cause::ACAC_NOT_TRUE, Cause::PREFLIGHT_ACAC_NOT_TRUE]),
    Pattern::unnamed("SEC7125", &[Cause::PREFLIGHT_REDIRECT, Cause::PREFLIGHT_REDIRECT_NO_ACAO, Cause::REDIRECT_SECOND_PREFLIGHT]),
    Pattern::unnamed("SEC7126", &[Cause::PREFLIGHT_REDIRECT, Cause::REDIRECT_SECOND_PREFLIGHT, Cause::REDIRECT_HOP_ACAO_MISSING]),
    Pattern::unnamed("Redirect was blocked for CORS request",
        &[Cause::PREFLIGHT_REDIRECT, Cause::REDIRECT_HOP_ACAO_MISSING, Cause::REDIRECT_SECOND_PREFLIGHT]),
    Pattern::unnamed("SEC7127",
        &[Cause::PREFLIGHT_REDIRECT, Cause::REDIRECT_HOP_ACAO_MISSING, Cause::REDIRECT_SECOND_PREFLIGHT]),
    Pattern::unnamed("Multiple Access-Control-Allow-Origin headers are not allowed",
        &[Cause::ACAO_DUPLICATE_HEADER, Cause::ACAO_MULTIPLE_VALUES, Cause::PREFLIGHT_ACAO_MULTIPLE_VALUES]),
    Pattern::unnamed("SEC7128",
        &[Cause::ACAO_DUPLICATE_HEADER, Cause::ACAO_MULTIPLE_VALUES, Cause::PREFLIGHT_ACAO_MULTIPLE_VALUES]),
    Pattern::unnamed("SEC7118", DENIED).with_weight(Weight::Companion).with_note(ONLY_A_FACT),
    Pattern::unnamed("SEC7119", DENIED).with_weight(Weight::Companion).with_note(ONLY_A_FACT),
    Pattern::unnamed("required Cross Origin Resource Sharing (CORS)", DENIED).with_weight(Weight::Companion).with_note(ONLY_A_FACT),
    Pattern::unnamed("required CORS preflight", DENIED).with_weight(Weight::Companion).with_note(ONLY_A_FACT),
    Pattern::unnamed("SEC7117", &[Cause::LNA_PERMISSION_DENIED, Cause::NETWORK_ERROR])
        .with_note("Windows keeps an app, or a page of another security zone, from the private network; no header of a server helps. An app needs the capability privateNetworkClientServer, or an exemption from loopback isolation."),
    Pattern::unnamed("Network Error 0x80070005", DENIED).with_weight(Weight::Companion).with_note(ACCESS_DENIED),
    Pattern::unnamed("SCRIPT70:", DENIED).with_weight(Weight::Companion).with_note(ACCESS_DENIED),
    Pattern::unnamed("SCRIPT5:", DENIED).with_weight(Weight::Companion).with_note(ACCESS_DENIED),
    Pattern::unnamed("Error: Access is denied.", DENIED).with_weight(Weight::Companion).with_note(ACCESS_DENIED),
    Pattern::unnamed("XDomainRequest", DENIED).with_weight(Weight::Companion).with_note(ACCESS_DENIED),
    Pattern::unnamed("Network Error 0x80700013", DENIED).with_weight(Weight::Companion).with_note(ACCESS_DENIED),
    Pattern::unnamed("Network Error 0x2ee2", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("Network Error 0x2ee7", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("Network Error 0x2efd", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("Network Error 0x2efe", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("Network Error 0x2eff", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("Network Error 0x2ef1", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("Network Error 0x2ef3", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("Network Error 0x2ee4", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("Network Error 0x2f", NO_ANSWER).with_weight(Weight::Companion).with_note(CERTIFICATE),
    Pattern::unnamed("Network Error 0x800c", NO_ANSWER).with_weight(Weight::Companion).with_note(CERTIFICATE),
    Pattern::unnamed("Network Error 0x", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    // In other languages only the number is the same.
    Pattern::unnamed("0x80070005", DENIED).with_weight(Weight::Companion).with_note(ACCESS_DENIED),
    Pattern::unnamed("0x2ee2", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("0x2ee4", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("0x2ee7", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("0x2ef1", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("0x2ef3", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("0x2efd", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("0x2efe", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("0x2eff", NO_ANSWER).with_weight(Weight::Companion).with_note(NUMBER),
    Pattern::unnamed("0x2f7d", NO_ANSWER).with_weight(Weight::Companion).with_note(CERTIFICATE),
    Pattern::unnamed("0x2f8f", NO_ANSWER).with_weight(Weight::Companion).with_note(CERTIFICATE),
    Pattern::unnamed("0x800c00", NO_ANSWER).with_weight(Weight::Companion).with_note(CERTIFICATE),
    Pattern::unnamed("SCRIPT7002", DENIED).with_weight(Weight::Mute).with_note(ACCESS_DENIED),
];
