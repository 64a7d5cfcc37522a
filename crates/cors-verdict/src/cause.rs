//! Root causes, one for each way a request is refused, and the reasons for a preflight.

mod classify;
pub(crate) mod near_miss;
mod table;
mod text;

use serde::{Serialize, Serializer};

pub use near_miss::AllowOriginValue;
use table::ALL;
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
    /// [`decode`](crate::decode()) names them.
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
