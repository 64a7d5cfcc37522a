use crate::Cause;

pub(super) fn text(cause: Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::PreflightAcaoMissing => (
            "The browser asked with OPTIONS whether {origin} may send this {method}, and the answer has no Access-Control-Allow-Origin. The {method} was never sent.",
            "Answer OPTIONS with the CORS headers, as the actual request.",
        ),
        Cause::PreflightUnhandled => (
            "The server does not know OPTIONS for this URL: it answered {status} without CORS headers. The {method} was never sent.",
            "Route OPTIONS to the CORS layer, or wrap the CORS layer around the whole application.",
        ),
        Cause::PreflightBadStatus => (
            "The preflight has the right headers, but its status is {status}. Anything but 200–299 is a refusal.",
            "Answer it with 204.",
        ),
        Cause::PreflightAuthRequired => (
            "The preflight was answered with 401. A preflight never carries cookies or an Authorization header, so it can never be signed in.",
            "Let OPTIONS through before the authentication: make the CORS layer the outermost.",
        ),
        Cause::PreflightRedirect => (
            "The preflight was redirected to {location}. Preflights are not followed: http to https, a slash at the end, a login page.",
            "Use the final URL in the page, and do not redirect OPTIONS.",
        ),
        Cause::PreflightRedirectNoAcao => (
            "The preflight was redirected to {location}, by a layer that does not know CORS. Preflights are not followed.",
            "Use the final URL in the page, and do not redirect OPTIONS.",
        ),
        Cause::PreflightAcaoWildcardWithCredentials => (
            "The preflight was answered with *, but the {method} that follows would include credentials, and for those the server has to name the one origin it trusts.",
            "Answer with exactly {origin}, Access-Control-Allow-Credentials: true and Vary: Origin. Or stop including credentials.",
        ),
        Cause::PreflightAcaoMultipleValues => (
            "The preflight's Access-Control-Allow-Origin holds several values (`{value}`). It can hold one only.",
            "Set it in one layer, and answer with the one origin that matches.",
        ),
        Cause::PreflightAcaoInvalidValue => (
            "The preflight's Access-Control-Allow-Origin is `{value}`, which is no origin.",
            "Match patterns on the server and answer with the literal origin, {origin}.",
        ),
        Cause::PreflightAcaoMismatch => (
            "The preflight allows `{value}`, but the page's origin is {origin}. They are compared byte for byte.",
            "Put the page's origin on the server's list, and answer with whichever entry matches. Never allow null: a page without an origin has to be loaded from a real one.",
        ),
        Cause::PreflightAcacNotTrue => (
            "The {method} would include credentials, and the preflight's Access-Control-Allow-Credentials is {value}, not true.",
            "Send Access-Control-Allow-Credentials: true with the answer to OPTIONS too.",
        ),
        Cause::PreflightNetworkError => (
            "The preflight got no answer: the connection was refused or reset, or the bytes were not HTTP. The {method} was never sent.",
            "Find out why OPTIONS dies: a firewall that drops it, a crash, the wrong port.",
        ),
        Cause::AcamInvalidSyntax => (
            "Access-Control-Allow-Methods has `{value}`, which is not a method. One bad item spoils the whole list.",
            "Write methods with commas between them, without quotes or brackets.",
        ),
        Cause::AcahInvalidSyntax => (
            "Access-Control-Allow-Headers has `{value}`, which is not a header name. One bad item spoils the whole list.",
            "Write names with commas between them, without quotes, colons or brackets.",
        ),
        Cause::MethodNotAllowed => (
            "The origin is allowed, but {method} is not in Access-Control-Allow-Methods. Only GET, HEAD and POST need no listing.",
            "List {method}.",
        ),
        Cause::MethodCaseMismatch => (
            "Methods are compared byte for byte, and {method} is listed in another case. Browsers put only DELETE, GET, HEAD, OPTIONS, POST and PUT in upper case by themselves.",
            "Write the method in upper case on both sides; script has to say PATCH, not patch.",
        ),
        Cause::MethodWildcardWithCredentials => (
            "Access-Control-Allow-Methods is *, but the request includes credentials, and then * is nothing but a method of that name.",
            "List {method} by name.",
        ),
        Cause::HeaderNotAllowed => (
            "The origin and the method are allowed, but the header {header} is not in Access-Control-Allow-Headers.",
            "List {header}, or do not send it.",
        ),
        Cause::ContentTypeNotAllowed => (
            "The body is of a type no form can send, such as JSON, so Content-Type has to be allowed, and it is not in Access-Control-Allow-Headers.",
            "List Content-Type.",
        ),
        Cause::HeaderWildcardWithCredentials => (
            "Access-Control-Allow-Headers is *, but the request includes credentials, and then * is nothing but a header of that name.",
            "List {header} by name.",
        ),
        Cause::AuthorizationNotAllowed => (
            "The request carries Authorization, which is not in Access-Control-Allow-Headers.",
            "List Authorization.",
        ),
        Cause::AuthorizationUnderWildcard => (
            "Access-Control-Allow-Headers is *, which by the standard never covers Authorization. Browsers still let it pass, and say that they will stop.",
            "List Authorization by name, beside or instead of the *.",
        ),
        _ => ("", ""),
    }
}
