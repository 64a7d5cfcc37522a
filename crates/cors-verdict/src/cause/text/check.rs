use crate::Cause;

pub(super) fn text(cause: Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::AcaoMissing => (
            "The server answered {url}, but without Access-Control-Allow-Origin, so the browser keeps the response from the page. The request itself did reach the server.",
            "Let the server answer requests from {origin} with Access-Control-Allow-Origin.",
        ),
        Cause::AcaoMissingOnError => (
            "The response is an error ({status}) that was made by a layer which knows nothing of CORS: a proxy, an error handler, the authentication. The page cannot even see the status.",
            "Put the CORS headers on every response, errors included: make the CORS layer the outermost. Then look at the error itself.",
        ),
        Cause::AcaoOnlyOnPreflight => (
            "The preflight was answered well, but the response to {method} has no Access-Control-Allow-Origin. The request was carried out; only its response is withheld.",
            "Send the header with the actual response too, not only for OPTIONS.",
        ),
        Cause::AcacOnlyOnPreflight => (
            "The preflight allowed credentials, but the response to {method} does not say Access-Control-Allow-Credentials: true. The request was carried out.",
            "Send the header with the actual response too.",
        ),
        Cause::AcaoWildcardWithCredentials => (
            "The server allows everybody with *, but this request includes credentials, and for those the server has to name the one origin it trusts.",
            "Check the Origin against a list, answer with exactly that origin, Access-Control-Allow-Credentials: true and Vary: Origin. Or stop including credentials.",
        ),
        Cause::AcaoMultipleValues => (
            "Access-Control-Allow-Origin holds a list (`{value}`). It can hold one origin only.",
            "Keep the list on the server: look for the request's Origin in it and answer with that one.",
        ),
        Cause::AcaoDuplicateHeader => (
            "The response has Access-Control-Allow-Origin more than once (together `{value}`): two layers both add it, such as the application and a proxy.",
            "Set the header in one layer only, and take it out of the other.",
        ),
        Cause::AcaoSpaceList => (
            "Access-Control-Allow-Origin holds several origins with spaces between them (`{value}`). An old draft allowed that; no browser does.",
            "Keep the list on the server and answer with the one that matches.",
        ),
        Cause::AcaoInvalidValue => (
            "Access-Control-Allow-Origin is `{value}`, which is no origin. Patterns, words and an empty value mean nothing to a browser.",
            "Match patterns on the server and answer with the literal origin, {origin}.",
        ),
        Cause::AcaoMismatch => (
            "The server allows `{value}`, but the page is {origin}: another host, scheme or port.",
            "Put {origin} on the server's list, and answer with whichever entry matches the request's Origin.",
        ),
        Cause::AcaoNearMiss => (
            "`{value}` is meant to be {origin}, but the two are compared byte for byte: no slash or path at the end, lower case, the port if and only if it is not the default.",
            "Write exactly {origin}.",
        ),
        Cause::AcaoNullLiteral => (
            "The server answers with the word null, which allows pages without an origin, such as sandboxed frames, and not {origin}.",
            "Never send null: any site can make a page with that origin. Answer with {origin}.",
        ),
        Cause::OriginNull => (
            "The page has no origin of its own (a sandboxed frame, a data: or file: page), so its requests say Origin: null, and the server allows `{value}`.",
            "Load the page from a real origin. Do not allow null: any site can make such a page. Data for everybody can be served with *, without credentials.",
        ),
        Cause::AcacMissing => (
            "The origin is allowed, but the request includes credentials and the response has no Access-Control-Allow-Credentials.",
            "Send Access-Control-Allow-Credentials: true for origins you trust with the user's session, or stop including credentials.",
        ),
        Cause::AcacNotTrue => (
            "Access-Control-Allow-Credentials is `{value}`. Only the four letters true count, in lower case and once.",
            "Send exactly Access-Control-Allow-Credentials: true.",
        ),
        Cause::CachedForOtherOrigin => (
            "The answer names another origin because a cache kept it from a request of that origin.",
            "Send Vary: Origin with every response, also with those to requests without an Origin.",
        ),
        Cause::CachedWithoutCors => (
            "The answer has no CORS headers because a cache kept it from a request without an Origin, such as that of a plain image.",
            "Send Vary: Origin with every response, or a constant * for public data.",
        ),
        _ => ("", ""),
    }
}
