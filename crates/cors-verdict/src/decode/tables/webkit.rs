//! WebKit; Safari prints the same.

use crate::cause::Cause;
use crate::engine::Engine;

use super::super::pattern::Pattern;

pub(in crate::decode) static PATTERNS: &[Pattern] = &[
    Pattern::new(Engine::Webkit, "W12", "Cross-origin redirection to {target} denied by Cross-Origin Resource Sharing policy: redirection URL {value} has credentials", &[Cause::RedirectWithUserinfo]),
    Pattern::new(Engine::Webkit, "W11", "Cross-origin redirection to {target} denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme", &[Cause::RedirectNonHttp, Cause::RedirectBadLocation]),
    Pattern::new(Engine::Webkit, "W10", "Cross-origin redirection to {target} denied by Cross-Origin Resource Sharing policy: Origin {origin} is not allowed by Access-Control-Allow-Origin", &[Cause::RedirectHopAcaoMissing, Cause::RedirectManualAcaoMissing, Cause::RedirectOriginNull, Cause::AcaoMismatch]),
    Pattern::new(Engine::Webkit, "W10", "Cross-origin redirection to {target} denied by Cross-Origin Resource Sharing policy: Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true", &[Cause::RedirectHopCredentials]),
    Pattern::new(Engine::Webkit, "W10", "Cross-origin redirection to {target} denied by Cross-Origin Resource Sharing policy: Credentials flag is true, but Access-Control-Allow-Credentials is not 'true'", &[Cause::RedirectHopCredentials]),
    Pattern::new(Engine::Webkit, "W10", "Cross-origin redirection to {target} denied by Cross-Origin Resource Sharing policy: Access-Control-Allow-Origin cannot contain more than one origin", &[Cause::AcaoMultipleValues, Cause::AcaoDuplicateHeader]),
    Pattern::new(Engine::Webkit, "W1", "Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}", &[Cause::AcaoMissing, Cause::AcaoMismatch, Cause::AcaoMissingOnError, Cause::PreflightAcaoMissing, Cause::PreflightAcaoMismatch, Cause::AcaoOnlyOnPreflight, Cause::AcaoNearMiss, Cause::AcaoInvalidValue, Cause::AcaoSpaceList, Cause::AcaoNullLiteral, Cause::OriginNull, Cause::RedirectFinalAcaoMissing, Cause::RedirectOriginNull, Cause::RedirectBackHome, Cause::RedirectSecondPreflightNull, Cause::RedirectSecondPreflight, Cause::PreflightAcaoInvalidValue, Cause::PreflightAcaoMultipleValues, Cause::CachedForOtherOrigin, Cause::CachedWithoutCors]),
    Pattern::new(Engine::Webkit, "W2", "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true", &[Cause::AcaoWildcardWithCredentials, Cause::PreflightAcaoWildcardWithCredentials]),
    Pattern::new(Engine::Webkit, "W3", "Access-Control-Allow-Origin cannot contain more than one origin", &[Cause::AcaoMultipleValues, Cause::AcaoDuplicateHeader, Cause::PreflightAcaoMultipleValues]),
    Pattern::new(Engine::Webkit, "W4", "Credentials flag is true, but Access-Control-Allow-Credentials is not 'true'", &[Cause::AcacMissing, Cause::AcacNotTrue, Cause::PreflightAcacNotTrue, Cause::AcacOnlyOnPreflight]),
    Pattern::new(Engine::Webkit, "W5", "Preflight response is not successful", &[Cause::PreflightBadStatus, Cause::PreflightUnhandled, Cause::PreflightAuthRequired, Cause::PreflightRedirect, Cause::PreflightRedirectNoAcao, Cause::RedirectSecondPreflight, Cause::RedirectExtraPreflight]),
    Pattern::new(Engine::Webkit, "W6", "Header Access-Control-Allow-Methods has an invalid value: {value}", &[Cause::AcamInvalidSyntax, Cause::RedirectSecondPreflight]),
    Pattern::new(Engine::Webkit, "W7", "Header Access-Control-Allow-Headers has an invalid value: {value}", &[Cause::AcahInvalidSyntax, Cause::RedirectSecondPreflight]),
    Pattern::new(Engine::Webkit, "W8", "Method {method} is not allowed by Access-Control-Allow-Methods", &[Cause::MethodNotAllowed, Cause::MethodCaseMismatch, Cause::MethodWildcardWithCredentials, Cause::RedirectSecondPreflight]),
    Pattern::new(Engine::Webkit, "W9", "Request header field {header} is not allowed by Access-Control-Allow-Headers", &[Cause::HeaderNotAllowed, Cause::ContentTypeNotAllowed, Cause::AuthorizationNotAllowed, Cause::HeaderWildcardWithCredentials, Cause::RedirectSecondPreflight]),
    Pattern::new(Engine::Webkit, "W13", "Not allowed to follow a redirection while loading {url}", &[Cause::RedirectModeError]),
    Pattern::new(Engine::Webkit, "W14", "Load cannot follow more than 20 redirections", &[Cause::RedirectTooMany]),
    Pattern::new(Engine::Webkit, "W15", "Unsafe attempt to load URL {url} from origin {origin}. Domains, protocols and ports must match", &[Cause::RedirectSameOriginMode]),
    Pattern::new(Engine::Webkit, "W17", "Cross origin requests are not allowed when using same-origin fetch mode", &[Cause::ModeSameOrigin]),
    Pattern::new(Engine::Webkit, "W18", "No-Cors mode requires follow redirect mode", &[Cause::NoCorsRedirectMode]),
    Pattern::new(Engine::Webkit, "W19", "Cross-origin redirection denied by Cross-Origin Resource Sharing policy", &[Cause::RedirectHopAcaoMissing]),
    Pattern::new(Engine::Webkit, "W20", "Redirection to URL with a scheme that is not HTTP(S)", &[Cause::RedirectNonHttp]),
    Pattern::new(Engine::Webkit, "W21", "Cross-origin script load denied by Cross-Origin Resource Sharing policy", &[Cause::AcaoMissing, Cause::AcaoMismatch]),
    Pattern::new(Engine::Webkit, "W22", "Cross-origin text track load denied by Cross-Origin Resource Sharing policy", &[Cause::AcaoMissing, Cause::AcaoMismatch]),
    Pattern::new(Engine::Webkit, "W23", "Cross-origin media resource load denied by Cross-Origin Resource Sharing policy", &[Cause::AcaoMissing, Cause::AcaoMismatch]),
    Pattern::new(Engine::Webkit, "W24", "CORS-preflight request was blocked", &[Cause::PreflightNetworkError]),
    Pattern::new(Engine::Webkit, "W24", "Preflight response was blocked", &[Cause::PreflightNetworkError]),
    Pattern::new(Engine::Webkit, "W25", "Error receiving data: ", &[Cause::PreflightNetworkError]),
    Pattern::new(Engine::Webkit, "W25", "Connection terminated unexpectedly", &[Cause::PreflightNetworkError]),
    Pattern::new(Engine::Webkit, "W25", "Could not connect to {value}: ", &[Cause::PreflightNetworkError]),
    Pattern::new(Engine::Webkit, "W25", "Could not parse HTTP response", &[Cause::PreflightNetworkError]),
    Pattern::new(Engine::Webkit, "W27", "Cancelled load to {url} because it violates the resource's Cross-Origin-Resource-Policy response header", &[]).with_note("Blocked by Cross-Origin-Resource-Policy, which is about requests without CORS."),
    Pattern::new(Engine::Webkit, "W29", "FTP URLs are disabled", &[Cause::RedirectNonHttp, Cause::SchemeNotCors]),
    Pattern::old(Engine::Webkit, "Not allowed to use restricted network port {value}: {url}", &[Cause::BadPort]),
    Pattern::old(Engine::Webkit, "ReadableStream uploading is not supported", &[Cause::StreamUploadHttp1]),
    Pattern::new(Engine::Webkit, "W26", "Beacon API cannot load {url}", &[Cause::BeaconJson, Cause::PreflightAcaoMissing, Cause::AcaoMissing]),
    Pattern::new(Engine::Webkit, "W16", "Cross origin requests are only supported for HTTP.", &[Cause::SchemeNotCors]),
    Pattern::new(Engine::Webkit, "W26", " cannot load {url} due to access control checks", &[Cause::AcaoMissing, Cause::AcaoMismatch, Cause::PreflightAcaoMissing, Cause::PreflightBadStatus, Cause::PreflightNetworkError, Cause::NetworkError, Cause::RedirectSecondPreflight]).with_note("This line only says that something failed; the line above it in the console has the reason."),
    Pattern::new(Engine::Webkit, "W17", "Fetch API cannot load {url}", &[Cause::ModeSameOrigin]),
];
