//! Chromium.

use crate::cause::Cause;
use crate::engine::Engine;

use super::super::pattern::Pattern;

pub(in crate::decode) static PATTERNS: &[Pattern] = &[
    Pattern::new(
        Engine::Chromium,
        "PreflightWildcardOriginNotAllowed",
        "Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
        &[
            Cause::PreflightAcaoWildcardWithCredentials,
            Cause::RedirectSecondPreflight,
        ],
    ),
    Pattern::new(
        Engine::Chromium,
        "PreflightMissingAllowOriginHeader",
        "Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
        &[
            Cause::PreflightAcaoMissing,
            Cause::PreflightUnhandled,
            Cause::PreflightAuthRequired,
            Cause::RedirectSecondPreflight,
            Cause::RedirectExtraPreflight,
        ],
    ),
    Pattern::new(
        Engine::Chromium,
        "PreflightMultipleAllowOriginValues",
        "Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header contains multiple values '{value}', but only one is allowed.",
        &[
            Cause::PreflightAcaoMultipleValues,
            Cause::RedirectSecondPreflight,
        ],
    ),
    Pattern::new(
        Engine::Chromium,
        "PreflightInvalidAllowOriginValue",
        "Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'.",
        &[
            Cause::PreflightAcaoInvalidValue,
            Cause::RedirectSecondPreflight,
        ],
    ),
    Pattern::new(
        Engine::Chromium,
        "PreflightAllowOriginMismatch",
        "Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin.",
        &[
            Cause::PreflightAcaoMismatch,
            Cause::RedirectSecondPreflightNull,
            Cause::RedirectSecondPreflight,
        ],
    ),
    Pattern::new(
        Engine::Chromium,
        "PreflightInvalidAllowCredentials",
        "Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Credentials' header in the response is '{value}' which must be 'true' when the request's credentials mode is 'include'.",
        &[Cause::PreflightAcacNotTrue, Cause::RedirectSecondPreflight],
    ),
    Pattern::new(
        Engine::Chromium,
        "PreflightInvalidStatus",
        "Response to preflight request doesn't pass access control check: It does not have HTTP ok status.",
        &[
            Cause::PreflightBadStatus,
            Cause::PreflightAuthRequired,
            Cause::RedirectSecondPreflight,
        ],
    ),
    Pattern::new(
        Engine::Chromium,
        "PreflightDisallowedRedirect",
        "Response to preflight request doesn't pass access control check: Redirect is not allowed for a preflight request.",
        &[
            Cause::PreflightRedirect,
            Cause::PreflightRedirectNoAcao,
            Cause::RedirectSecondPreflight,
        ],
    ),
    Pattern::new(
        Engine::Chromium,
        "WildcardOriginNotAllowed",
        "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
        &[
            Cause::AcaoWildcardWithCredentials,
            Cause::RedirectHopCredentials,
        ],
    ),
    Pattern::new(
        Engine::Chromium,
        "MissingAllowOriginHeader",
        "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
        &[
            Cause::AcaoMissing,
            Cause::AcaoMissingOnError,
            Cause::AcaoOnlyOnPreflight,
            Cause::RedirectHopAcaoMissing,
            Cause::RedirectFinalAcaoMissing,
            Cause::RedirectBackHome,
            Cause::RedirectManualAcaoMissing,
            Cause::CachedWithoutCors,
        ],
    ),
    Pattern::new(
        Engine::Chromium,
        "MultipleAllowOriginValues",
        "The 'Access-Control-Allow-Origin' header contains multiple values '{value}', but only one is allowed.",
        &[
            Cause::AcaoMultipleValues,
            Cause::AcaoDuplicateHeader,
            Cause::AcaoSpaceList,
        ],
    ),
    Pattern::new(
        Engine::Chromium,
        "InvalidAllowOriginValue",
        "The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'.",
        &[Cause::AcaoInvalidValue],
    ),
    Pattern::new(
        Engine::Chromium,
        "AllowOriginMismatch",
        "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin.",
        &[
            Cause::AcaoMismatch,
            Cause::AcaoNearMiss,
            Cause::AcaoNullLiteral,
            Cause::OriginNull,
            Cause::RedirectOriginNull,
            Cause::RedirectBackHome,
            Cause::CachedForOtherOrigin,
            Cause::AcaoInvalidValue,
        ],
    ),
    Pattern::new(
        Engine::Chromium,
        "InvalidAllowCredentials",
        "The value of the 'Access-Control-Allow-Credentials' header in the response is '{value}' which must be 'true' when the request's credentials mode is 'include'.",
        &[
            Cause::AcacMissing,
            Cause::AcacNotTrue,
            Cause::AcacOnlyOnPreflight,
            Cause::RedirectHopCredentials,
        ],
    ),
    Pattern::new(
        Engine::Chromium,
        "InvalidAllowMethodsPreflightResponse",
        "Cannot parse Access-Control-Allow-Methods response header field in preflight response",
        &[Cause::AcamInvalidSyntax, Cause::RedirectSecondPreflight],
    ),
    Pattern::new(
        Engine::Chromium,
        "InvalidAllowHeadersPreflightResponse",
        "Cannot parse Access-Control-Allow-Headers response header field in preflight response",
        &[Cause::AcahInvalidSyntax, Cause::RedirectSecondPreflight],
    ),
    Pattern::new(
        Engine::Chromium,
        "MethodDisallowedByPreflightResponse",
        "Method {method} is not allowed by Access-Control-Allow-Methods in preflight response",
        &[
            Cause::MethodNotAllowed,
            Cause::MethodCaseMismatch,
            Cause::MethodWildcardWithCredentials,
            Cause::RedirectSecondPreflight,
        ],
    ),
    Pattern::new(
        Engine::Chromium,
        "HeaderDisallowedByPreflightResponse",
        "Request header field {header} is not allowed by Access-Control-Allow-Headers in preflight response",
        &[
            Cause::HeaderNotAllowed,
            Cause::ContentTypeNotAllowed,
            Cause::AuthorizationNotAllowed,
            Cause::HeaderWildcardWithCredentials,
            Cause::AuthorizationUnderWildcard,
            Cause::RedirectSecondPreflight,
        ],
    ),
    Pattern::new(
        Engine::Chromium,
        "RedirectContainsCredentials",
        "Redirect location '{value}' contains a username and password, which is disallowed for cross-origin requests",
        &[Cause::RedirectWithUserinfo],
    ),
    Pattern::new(
        Engine::Chromium,
        "DisallowedByMode",
        "Fetch API cannot load {url}. Request mode is 'same-origin' but the URL's origin is not same as the request origin {origin}",
        &[Cause::ModeSameOrigin],
    ),
    Pattern::new(
        Engine::Chromium,
        "DisallowedByMode",
        "Cross origin requests are not allowed by request mode",
        &[Cause::ModeSameOrigin],
    ),
    Pattern::new(
        Engine::Chromium,
        "NoCorsRedirectModeNotFollow",
        "Fetch API cannot load {url}. Request mode is 'no-cors' but the redirect mode is not 'follow'",
        &[Cause::NoCorsRedirectMode],
    ),
    Pattern::new(
        Engine::Chromium,
        "CorsDisabledScheme",
        "Cross origin requests are only supported for protocol schemes:",
        &[Cause::SchemeNotCors, Cause::RedirectNonHttp],
    ),
    Pattern::new(
        Engine::Chromium,
        "CorsDisabledScheme",
        "Fetch API cannot load {url}. URL scheme '{value}' is not supported",
        &[Cause::SchemeNotCors],
    ),
    Pattern::new(
        Engine::Chromium,
        "InsecureLocalNetwork",
        "The request client is not a secure context and the resource is in more-private address space '{value}'",
        &[Cause::LnaInsecureContext],
    ),
    Pattern::new(
        Engine::Chromium,
        "InvalidLocalNetworkAccess",
        "Request had a target IP address space of '{value}' yet the resource is in address space",
        &[Cause::LnaWrongTargetSpace],
    ),
    Pattern::new(
        Engine::Chromium,
        "LocalNetworkAccessPermissionDenied",
        "Permission was denied for this request to access the '{value}' address space",
        &[Cause::LnaPermissionDenied],
    ),
    Pattern::new(
        Engine::Chromium,
        "origin",
        "Unsafe attempt to load URL {url} from frame with URL {value}. Domains, protocols and ports must match",
        &[Cause::RedirectSameOriginMode],
    ),
    Pattern::new(
        Engine::Chromium,
        "InvalidResponse",
        "blocked by CORS policy: The response is invalid",
        &[Cause::NetworkError, Cause::PreflightNetworkError],
    ),
    Pattern::old(
        Engine::Chromium,
        "Not allowed to load local resource: {url}",
        &[Cause::SchemeNotCors],
    ),
    Pattern::old(
        Engine::Chromium,
        "Refused to set unsafe header '{header}'",
        &[Cause::ForbiddenHeader],
    )
    .with_note("The browser keeps this header to itself; the request goes on without it."),
    Pattern::new(
        Engine::Chromium,
        "net::ERR_TOO_MANY_REDIRECTS",
        "net::ERR_TOO_MANY_REDIRECTS",
        &[Cause::RedirectTooMany],
    ),
    Pattern::new(
        Engine::Chromium,
        "net::ERR_UNSAFE_REDIRECT",
        "net::ERR_UNSAFE_REDIRECT",
        &[Cause::RedirectNonHttp],
    ),
    Pattern::new(
        Engine::Chromium,
        "net::ERR_INVALID_REDIRECT",
        "net::ERR_INVALID_REDIRECT",
        &[Cause::RedirectBadLocation, Cause::PreflightRedirect],
    ),
    Pattern::new(
        Engine::Chromium,
        "net::ERR_UNSAFE_PORT",
        "net::ERR_UNSAFE_PORT",
        &[Cause::BadPort],
    ),
    Pattern::new(
        Engine::Chromium,
        "net::ERR_INVALID_HTTP_RESPONSE",
        "net::ERR_INVALID_HTTP_RESPONSE",
        &[Cause::NotHttp],
    ),
    Pattern::new(
        Engine::Chromium,
        "net::ERR_ALPN_NEGOTIATION_FAILED",
        "net::ERR_ALPN_NEGOTIATION_FAILED",
        &[Cause::StreamUploadHttp1],
    ),
];
