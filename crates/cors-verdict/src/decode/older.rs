//! Wordings of years ago, which are all over the web.

use crate::cause::Cause;
use crate::engine::Engine;

use super::pattern::Pattern;

pub(super) static PATTERNS: &[Pattern] = &[
    Pattern::old(
        Engine::Chromium,
        "Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin",
        &[Cause::PreflightAcaoMismatch],
    ),
    Pattern::old(
        Engine::Chromium,
        "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true",
        &[
            Cause::AcaoWildcardWithCredentials,
            Cause::PreflightAcaoWildcardWithCredentials,
        ],
    ),
    Pattern::old(
        Engine::Chromium,
        "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true",
        &[
            Cause::AcaoWildcardWithCredentials,
            Cause::PreflightAcaoWildcardWithCredentials,
        ],
    ),
    Pattern::old(
        Engine::Chromium,
        "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is '{value}'. It must be 'true' to allow credentials",
        &[
            Cause::AcacMissing,
            Cause::AcacNotTrue,
            Cause::PreflightAcacNotTrue,
        ],
    ),
    Pattern::old(
        Engine::Chromium,
        "Credentials flag is true, but Access-Control-Allow-Credentials is not 'true'",
        &[
            Cause::AcacMissing,
            Cause::AcacNotTrue,
            Cause::PreflightAcacNotTrue,
        ],
    ),
    Pattern::old(
        Engine::Chromium,
        "Response for preflight has invalid HTTP status code {status}",
        &[
            Cause::PreflightBadStatus,
            Cause::PreflightUnhandled,
            Cause::PreflightAuthRequired,
        ],
    ),
    Pattern::old(
        Engine::Chromium,
        "Response for preflight is invalid (redirect)",
        &[Cause::PreflightRedirect, Cause::PreflightRedirectNoAcao],
    ),
    Pattern::old(
        Engine::Chromium,
        "Response for preflight does not have HTTP ok status",
        &[
            Cause::PreflightBadStatus,
            Cause::PreflightUnhandled,
            Cause::PreflightAuthRequired,
        ],
    ),
    Pattern::old(
        Engine::Chromium,
        "The request was redirected to '{target}', which is disallowed for cross-origin requests that require preflight",
        &[Cause::PreflightRedirect, Cause::RedirectSecondPreflight],
    ),
    Pattern::old(
        Engine::Chromium,
        "The request was redirected to a URL ('{target}') which is disallowed for cross-origin requests that require preflight",
        &[Cause::PreflightRedirect, Cause::RedirectSecondPreflight],
    ),
    Pattern::old(
        Engine::Chromium,
        "Request requires preflight, which is disallowed to follow cross-origin redirect",
        &[Cause::RedirectSecondPreflight, Cause::PreflightRedirect],
    ),
    Pattern::old(
        Engine::Chromium,
        "The redirect location '{target}' contains a username and password",
        &[Cause::RedirectWithUserinfo],
    ),
    Pattern::old(
        Engine::Chromium,
        "Invalid HTTP status code {status}",
        &[
            Cause::PreflightBadStatus,
            Cause::PreflightUnhandled,
            Cause::PreflightAuthRequired,
        ],
    ),
    Pattern::old(
        Engine::Chromium,
        "The 'Access-Control-Allow-Origin' header contains multiple values '{value}', but only one is allowed",
        &[
            Cause::AcaoMultipleValues,
            Cause::AcaoDuplicateHeader,
            Cause::PreflightAcaoMultipleValues,
        ],
    ),
    Pattern::old(
        Engine::Chromium,
        "The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'",
        &[Cause::AcaoInvalidValue, Cause::PreflightAcaoInvalidValue],
    ),
    Pattern::old(
        Engine::Chromium,
        "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin",
        &[
            Cause::AcaoMismatch,
            Cause::AcaoNearMiss,
            Cause::AcaoNullLiteral,
            Cause::OriginNull,
        ],
    ),
    Pattern::old(
        Engine::Chromium,
        "The 'Access-Control-Allow-Origin' whitelists only '{value}'",
        &[Cause::AcaoMismatch, Cause::AcaoNearMiss],
    ),
    Pattern::old(
        Engine::Chromium,
        "No 'Access-Control-Allow-Origin' header is present on the requested resource",
        &[
            Cause::AcaoMissing,
            Cause::PreflightAcaoMissing,
            Cause::AcaoMissingOnError,
            Cause::PreflightUnhandled,
        ],
    ),
    Pattern::old(
        Engine::Chromium,
        "Cross origin requests are only supported for HTTP",
        &[Cause::SchemeNotCors],
    ),
    Pattern::old(
        Engine::Chromium,
        "Origin '{origin}' is therefore not allowed access",
        &[Cause::AcaoMissing, Cause::AcaoMismatch],
    ),
    Pattern::shared(
        "Origin {origin} is not allowed by Access-Control-Allow-Origin",
        &[
            Cause::AcaoMissing,
            Cause::AcaoMismatch,
            Cause::PreflightAcaoMissing,
        ],
    ),
    Pattern::old(
        Engine::Firefox,
        "missing token '{header}' in CORS header 'Access-Control-Allow-Headers'",
        &[
            Cause::HeaderNotAllowed,
            Cause::ContentTypeNotAllowed,
            Cause::AuthorizationNotAllowed,
            Cause::HeaderWildcardWithCredentials,
        ],
    ),
    Pattern::old(
        Engine::Firefox,
        "CORS preflight channel did not succeed",
        &[
            Cause::PreflightBadStatus,
            Cause::PreflightUnhandled,
            Cause::PreflightAuthRequired,
            Cause::PreflightNetworkError,
        ],
    ),
    Pattern::old(
        Engine::Firefox,
        "CORS preflight did not succeed",
        &[
            Cause::PreflightBadStatus,
            Cause::PreflightUnhandled,
            Cause::PreflightAuthRequired,
            Cause::PreflightNetworkError,
        ],
    ),
    Pattern::old(
        Engine::Firefox,
        "CORS request failed",
        &[
            Cause::NetworkError,
            Cause::PreflightNetworkError,
            Cause::AcaoMissing,
        ],
    ),
    Pattern::old(
        Engine::Firefox,
        "Did not find method in CORS header",
        &[Cause::MethodNotAllowed, Cause::MethodCaseMismatch],
    ),
    Pattern::old(
        Engine::Firefox,
        "did not find method in CORS header",
        &[Cause::MethodNotAllowed, Cause::MethodCaseMismatch],
    ),
    Pattern::old(
        Engine::Firefox,
        "CORS header 'Access-Control-Allow-Origin' does not match '{value}'",
        &[Cause::AcaoMismatch, Cause::AcaoNearMiss],
    ),
    Pattern::old(
        Engine::Firefox,
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. This can be fixed by moving the resource to the same domain or enabling CORS",
        &[
            Cause::AcaoMissing,
            Cause::PreflightAcaoMissing,
            Cause::AcaoMismatch,
            Cause::NetworkError,
        ],
    ),
    Pattern::shared(
        "The origin '{origin}' did not find '{value}' in the Access-Control-Allow-Origin response header for cross-origin",
        &[Cause::AcaoMissing, Cause::AcaoMismatch],
    ),
    Pattern::shared(
        "Request header {header} was not present in the Access-Control-Allow-Headers list",
        &[Cause::HeaderNotAllowed, Cause::ContentTypeNotAllowed],
    ),
];
