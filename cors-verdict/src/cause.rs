//! Root causes, one for each way a request is refused, and the reasons for a preflight.

mod classify;
pub(crate) mod near_miss;
mod text;

use serde::{Serialize, Serializer};

pub use near_miss::AllowOriginValue;
pub use text::Text;

/// A root cause. Its [`id`](Cause::id) is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Cause {
    /// Mode `same-origin`, and the URL is not.
    ModeSameOrigin,
    /// The URL is not HTTP(S).
    SchemeNotCors,
    /// Mode `no-cors` with a redirect mode other than `follow`.
    NoCorsRedirectMode,
    /// Local Network Access: no permission for a more private address.
    LnaPermissionDenied,
    /// Local Network Access: the page is no secure context.
    LnaInsecureContext,
    /// Local Network Access: `targetAddressSpace` names another space.
    LnaWrongTargetSpace,
    /// CORS is switched off in this browser.
    CorsDisabledByUser,
    /// An extension whose origin cannot be told.
    OriginHeaderNotAdded,
    /// The response has no `Access-Control-Allow-Origin`.
    AcaoMissing,
    /// An error response has none.
    AcaoMissingOnError,
    /// The preflight had it, the response has none.
    AcaoOnlyOnPreflight,
    /// The preflight allowed credentials, the response does not.
    AcacOnlyOnPreflight,
    /// `*`, and credentials are included.
    AcaoWildcardWithCredentials,
    /// A list of origins.
    AcaoMultipleValues,
    /// Two header lines.
    AcaoDuplicateHeader,
    /// A list with spaces.
    AcaoSpaceList,
    /// The value is no origin.
    AcaoInvalidValue,
    /// The value is another origin.
    AcaoMismatch,
    /// The right origin in the wrong spelling.
    AcaoNearMiss,
    /// The server sends `null` to a page that has an origin.
    AcaoNullLiteral,
    /// The page has an opaque origin.
    OriginNull,
    /// Credentials are included, and not allowed.
    AcacMissing,
    /// `Access-Control-Allow-Credentials` is not exactly `true`.
    AcacNotTrue,
    /// A cache kept the answer for another origin.
    CachedForOtherOrigin,
    /// A cache kept an answer without CORS headers.
    CachedWithoutCors,
    /// The answer has no `Access-Control-Allow-Origin`.
    PreflightAcaoMissing,
    /// The server does not know OPTIONS here.
    PreflightUnhandled,
    /// The status is not 200–299.
    PreflightBadStatus,
    /// 401: a preflight never carries credentials.
    PreflightAuthRequired,
    /// The preflight is redirected.
    PreflightRedirect,
    /// The preflight is redirected, without CORS headers.
    PreflightRedirectNoAcao,
    /// `*`, and the actual request includes credentials.
    PreflightAcaoWildcardWithCredentials,
    /// A list, or two lines.
    PreflightAcaoMultipleValues,
    /// The value is no origin.
    PreflightAcaoInvalidValue,
    /// The value is another origin.
    PreflightAcaoMismatch,
    /// `Access-Control-Allow-Credentials` is not exactly `true`.
    PreflightAcacNotTrue,
    /// No answer.
    PreflightNetworkError,
    /// `Access-Control-Allow-Methods` is no list of tokens.
    AcamInvalidSyntax,
    /// `Access-Control-Allow-Headers` is no list of tokens.
    AcahInvalidSyntax,
    /// The method is not listed.
    MethodNotAllowed,
    /// The method is listed in another case.
    MethodCaseMismatch,
    /// `*` for methods, and credentials are included.
    MethodWildcardWithCredentials,
    /// A header is not listed.
    HeaderNotAllowed,
    /// `Content-Type` is not listed.
    ContentTypeNotAllowed,
    /// `*` for headers, and credentials are included.
    HeaderWildcardWithCredentials,
    /// `Authorization` is not listed.
    AuthorizationNotAllowed,
    /// `Authorization` under `*`.
    AuthorizationUnderWildcard,
    /// The redirect itself has no `Access-Control-Allow-Origin`.
    RedirectHopAcaoMissing,
    /// The redirect itself does not allow credentials.
    RedirectHopCredentials,
    /// The last response has none.
    RedirectFinalAcaoMissing,
    /// The redirects made the origin `null`.
    RedirectOriginNull,
    /// Redirected back to the page's own origin.
    RedirectBackHome,
    /// User info in `Location`.
    RedirectWithUserinfo,
    /// `Location` is not HTTP(S).
    RedirectNonHttp,
    /// `Location` is no URL.
    RedirectBadLocation,
    /// More than 20 redirects.
    RedirectTooMany,
    /// Redirect mode `error`.
    RedirectModeError,
    /// A redirect that is not followed has none.
    RedirectManualAcaoMissing,
    /// Mode `same-origin`, and redirected to another origin.
    RedirectSameOriginMode,
    /// The preflight after a redirect fails.
    RedirectSecondPreflight,
    /// It fails because the origin is `null` by then.
    RedirectSecondPreflightNull,
    /// A preflight that the standard would not make fails.
    RedirectExtraPreflight,
    /// A stream cannot be sent again.
    RedirectStreamBody,
    /// No response.
    NetworkError,
    /// No response, after a good preflight.
    NetworkErrorAfterPreflight,
    /// The answer is not HTTP.
    NotHttp,
    /// The port is blocked.
    BadPort,
    /// A stream cannot be uploaded over HTTP/1.
    StreamUploadHttp1,
    /// Another method than GET, HEAD, POST.
    MethodUnsafe,
    /// A content type no form can send.
    ContentTypeNotSafelisted,
    /// A safelisted header with an unsafe byte.
    SafelistedValueUnsafe,
    /// A safelisted header that is too long.
    SafelistedValueTooLong,
    /// A range without a start, or several.
    RangeNotSimple,
    /// A header that is not safelisted.
    CustomHeader,
    /// A client hint.
    ClientHintHeader,
    /// A `User-Agent` of one's own.
    UserAgentHeader,
    /// Somebody listens to the upload.
    UploadListener,
    /// A stream as the body.
    StreamBody,
    /// Not a reason: forbidden headers are dropped.
    ForbiddenHeader,
    /// A beacon with JSON.
    BeaconJson,
}

/// The kinds of causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Refused on the client, before any exchange (4a).
    Client,
    /// The CORS check fails on the actual response (4b).
    CorsCheck,
    /// The preflight fails (4c).
    Preflight,
    /// Redirects of the actual request (4d).
    Redirect,
    /// Network failures that look like CORS (4e).
    Network,
    /// Why there was a preflight at all (4f).
    WhyPreflight,
}

/// Every cause with its id, family by family.
const ALL: &[(Cause, Family, &str)] = &[
    (Cause::ModeSameOrigin, Family::Client, "mode-same-origin"),
    (Cause::SchemeNotCors, Family::Client, "scheme-not-cors"),
    (
        Cause::NoCorsRedirectMode,
        Family::Client,
        "no-cors-redirect-mode",
    ),
    (
        Cause::LnaPermissionDenied,
        Family::Client,
        "lna-permission-denied",
    ),
    (
        Cause::LnaInsecureContext,
        Family::Client,
        "lna-insecure-context",
    ),
    (
        Cause::LnaWrongTargetSpace,
        Family::Client,
        "lna-wrong-target-space",
    ),
    (
        Cause::CorsDisabledByUser,
        Family::Client,
        "cors-disabled-by-user",
    ),
    (
        Cause::OriginHeaderNotAdded,
        Family::Client,
        "origin-header-not-added",
    ),
    (Cause::AcaoMissing, Family::CorsCheck, "acao-missing"),
    (
        Cause::AcaoMissingOnError,
        Family::CorsCheck,
        "acao-missing-on-error",
    ),
    (
        Cause::AcaoOnlyOnPreflight,
        Family::CorsCheck,
        "acao-only-on-preflight",
    ),
    (
        Cause::AcacOnlyOnPreflight,
        Family::CorsCheck,
        "acac-only-on-preflight",
    ),
    (
        Cause::AcaoWildcardWithCredentials,
        Family::CorsCheck,
        "acao-wildcard-with-credentials",
    ),
    (
        Cause::AcaoMultipleValues,
        Family::CorsCheck,
        "acao-multiple-values",
    ),
    (
        Cause::AcaoDuplicateHeader,
        Family::CorsCheck,
        "acao-duplicate-header",
    ),
    (Cause::AcaoSpaceList, Family::CorsCheck, "acao-space-list"),
    (
        Cause::AcaoInvalidValue,
        Family::CorsCheck,
        "acao-invalid-value",
    ),
    (Cause::AcaoMismatch, Family::CorsCheck, "acao-mismatch"),
    (Cause::AcaoNearMiss, Family::CorsCheck, "acao-near-miss"),
    (
        Cause::AcaoNullLiteral,
        Family::CorsCheck,
        "acao-null-literal",
    ),
    (Cause::OriginNull, Family::CorsCheck, "origin-null"),
    (Cause::AcacMissing, Family::CorsCheck, "acac-missing"),
    (Cause::AcacNotTrue, Family::CorsCheck, "acac-not-true"),
    (
        Cause::CachedForOtherOrigin,
        Family::CorsCheck,
        "cached-for-other-origin",
    ),
    (
        Cause::CachedWithoutCors,
        Family::CorsCheck,
        "cached-without-cors",
    ),
    (
        Cause::PreflightAcaoMissing,
        Family::Preflight,
        "preflight-acao-missing",
    ),
    (
        Cause::PreflightUnhandled,
        Family::Preflight,
        "preflight-unhandled",
    ),
    (
        Cause::PreflightBadStatus,
        Family::Preflight,
        "preflight-bad-status",
    ),
    (
        Cause::PreflightAuthRequired,
        Family::Preflight,
        "preflight-auth-required",
    ),
    (
        Cause::PreflightRedirect,
        Family::Preflight,
        "preflight-redirect",
    ),
    (
        Cause::PreflightRedirectNoAcao,
        Family::Preflight,
        "preflight-redirect-no-acao",
    ),
    (
        Cause::PreflightAcaoWildcardWithCredentials,
        Family::Preflight,
        "preflight-acao-wildcard-with-credentials",
    ),
    (
        Cause::PreflightAcaoMultipleValues,
        Family::Preflight,
        "preflight-acao-multiple-values",
    ),
    (
        Cause::PreflightAcaoInvalidValue,
        Family::Preflight,
        "preflight-acao-invalid-value",
    ),
    (
        Cause::PreflightAcaoMismatch,
        Family::Preflight,
        "preflight-acao-mismatch",
    ),
    (
        Cause::PreflightAcacNotTrue,
        Family::Preflight,
        "preflight-acac-not-true",
    ),
    (
        Cause::PreflightNetworkError,
        Family::Preflight,
        "preflight-network-error",
    ),
    (
        Cause::AcamInvalidSyntax,
        Family::Preflight,
        "acam-invalid-syntax",
    ),
    (
        Cause::AcahInvalidSyntax,
        Family::Preflight,
        "acah-invalid-syntax",
    ),
    (
        Cause::MethodNotAllowed,
        Family::Preflight,
        "method-not-allowed",
    ),
    (
        Cause::MethodCaseMismatch,
        Family::Preflight,
        "method-case-mismatch",
    ),
    (
        Cause::MethodWildcardWithCredentials,
        Family::Preflight,
        "method-wildcard-with-credentials",
    ),
    (
        Cause::HeaderNotAllowed,
        Family::Preflight,
        "header-not-allowed",
    ),
    (
        Cause::ContentTypeNotAllowed,
        Family::Preflight,
        "content-type-not-allowed",
    ),
    (
        Cause::HeaderWildcardWithCredentials,
        Family::Preflight,
        "header-wildcard-with-credentials",
    ),
    (
        Cause::AuthorizationNotAllowed,
        Family::Preflight,
        "authorization-not-allowed",
    ),
    (
        Cause::AuthorizationUnderWildcard,
        Family::Preflight,
        "authorization-under-wildcard",
    ),
    (
        Cause::RedirectHopAcaoMissing,
        Family::Redirect,
        "redirect-hop-acao-missing",
    ),
    (
        Cause::RedirectHopCredentials,
        Family::Redirect,
        "redirect-hop-credentials",
    ),
    (
        Cause::RedirectFinalAcaoMissing,
        Family::Redirect,
        "redirect-final-acao-missing",
    ),
    (
        Cause::RedirectOriginNull,
        Family::Redirect,
        "redirect-origin-null",
    ),
    (
        Cause::RedirectBackHome,
        Family::Redirect,
        "redirect-back-home",
    ),
    (
        Cause::RedirectWithUserinfo,
        Family::Redirect,
        "redirect-with-userinfo",
    ),
    (
        Cause::RedirectNonHttp,
        Family::Redirect,
        "redirect-non-http",
    ),
    (
        Cause::RedirectBadLocation,
        Family::Redirect,
        "redirect-bad-location",
    ),
    (
        Cause::RedirectTooMany,
        Family::Redirect,
        "redirect-too-many",
    ),
    (
        Cause::RedirectModeError,
        Family::Redirect,
        "redirect-mode-error",
    ),
    (
        Cause::RedirectManualAcaoMissing,
        Family::Redirect,
        "redirect-manual-acao-missing",
    ),
    (
        Cause::RedirectSameOriginMode,
        Family::Redirect,
        "redirect-same-origin-mode",
    ),
    (
        Cause::RedirectSecondPreflight,
        Family::Redirect,
        "redirect-second-preflight",
    ),
    (
        Cause::RedirectSecondPreflightNull,
        Family::Redirect,
        "redirect-second-preflight-null",
    ),
    (
        Cause::RedirectExtraPreflight,
        Family::Redirect,
        "redirect-extra-preflight",
    ),
    (
        Cause::RedirectStreamBody,
        Family::Redirect,
        "redirect-stream-body",
    ),
    (Cause::NetworkError, Family::Network, "network-error"),
    (
        Cause::NetworkErrorAfterPreflight,
        Family::Network,
        "network-error-after-preflight",
    ),
    (Cause::NotHttp, Family::Network, "not-http"),
    (Cause::BadPort, Family::Network, "bad-port"),
    (
        Cause::StreamUploadHttp1,
        Family::Network,
        "stream-upload-http1",
    ),
    (Cause::MethodUnsafe, Family::WhyPreflight, "method-unsafe"),
    (
        Cause::ContentTypeNotSafelisted,
        Family::WhyPreflight,
        "content-type-not-safelisted",
    ),
    (
        Cause::SafelistedValueUnsafe,
        Family::WhyPreflight,
        "safelisted-value-unsafe",
    ),
    (
        Cause::SafelistedValueTooLong,
        Family::WhyPreflight,
        "safelisted-value-too-long",
    ),
    (
        Cause::RangeNotSimple,
        Family::WhyPreflight,
        "range-not-simple",
    ),
    (Cause::CustomHeader, Family::WhyPreflight, "custom-header"),
    (
        Cause::ClientHintHeader,
        Family::WhyPreflight,
        "client-hint-header",
    ),
    (
        Cause::UserAgentHeader,
        Family::WhyPreflight,
        "user-agent-header",
    ),
    (
        Cause::UploadListener,
        Family::WhyPreflight,
        "upload-listener",
    ),
    (Cause::StreamBody, Family::WhyPreflight, "stream-body"),
    (
        Cause::ForbiddenHeader,
        Family::WhyPreflight,
        "forbidden-header",
    ),
    (Cause::BeaconJson, Family::WhyPreflight, "beacon-json"),
];

impl Cause {
    /// Every cause.
    pub fn all() -> impl Iterator<Item = Self> {
        ALL.iter().map(|(cause, ..)| *cause)
    }

    /// The id, as in the catalogue and the JSON.
    pub fn id(self) -> &'static str {
        self.row().map_or("", |(.., id)| id)
    }

    /// The kind of cause.
    pub fn family(self) -> Family {
        self.row().map_or(Family::Client, |(_, family, _)| *family)
    }

    /// The cause with that id.
    pub fn from_id(id: &str) -> Option<Self> {
        ALL.iter()
            .find(|(.., known)| *known == id)
            .map(|(cause, ..)| *cause)
    }

    /// Whether a [`Case`](crate::Case) can say that this is the cause. The others need to know the
    /// browser's settings, its address spaces, its cache or which API made the request; only
    /// [`decode`](crate::decode) names them.
    pub fn is_decidable(self) -> bool {
        !matches!(
            self,
            Self::LnaPermissionDenied
                | Self::LnaInsecureContext
                | Self::LnaWrongTargetSpace
                | Self::CorsDisabledByUser
                | Self::OriginHeaderNotAdded
                | Self::CachedForOtherOrigin
                | Self::CachedWithoutCors
                | Self::ForbiddenHeader
                | Self::BeaconJson
        )
    }

    fn row(self) -> Option<&'static (Self, Family, &'static str)> {
        // The table is in the order of the variants; a unit test holds it to that.
        ALL.get(self as usize)
    }
}

impl Serialize for Cause {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, Cause};

    #[test]
    fn every_cause_finds_its_own_row() {
        for (place, (cause, family, id)) in ALL.iter().enumerate() {
            assert_eq!(*cause as usize, place);
            assert_eq!(cause.id(), *id);
            assert_eq!(cause.family(), *family);
            assert_eq!(Cause::from_id(id), Some(*cause));
        }
    }
}
