use crate::Cause;

pub(super) fn text(cause: Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::RedirectHopAcaoMissing => (
            "{url} redirects to {location}, but the redirect itself has no Access-Control-Allow-Origin, so it is not followed.",
            "Send the CORS headers with the redirect too, or use the final URL in the page.",
        ),
        Cause::RedirectHopCredentials => (
            "{url} redirects to {location}, but the redirect itself does not allow credentials, so it is not followed.",
            "Send the origin by name and Access-Control-Allow-Credentials: true with the redirect too, or use the final URL in the page.",
        ),
        Cause::RedirectFinalAcaoMissing => (
            "The request was redirected to {url}, and the response there has no Access-Control-Allow-Origin.",
            "Let the last server send the CORS headers too, or use the final URL in the page.",
        ),
        Cause::RedirectOriginNull => (
            "The request was redirected from one foreign origin to another, and from then on its origin is null, so that no server learns who asked. The server allows `{value}`, which is not null.",
            "Use the final URL in the page. Do not allow null: any site can send it. Data for everybody can be served with *, without credentials.",
        ),
        Cause::RedirectBackHome => (
            "The request was redirected from a foreign origin back to {origin}. It stays a CORS request, its origin is null, and the page's own server does not allow that.",
            "Ask {url} directly, without the detour.",
        ),
        Cause::RedirectWithUserinfo => (
            "Location has a user name or a password in its URL, which cross-origin requests do not follow.",
            "Take them out of Location, and sign in another way.",
        ),
        Cause::RedirectNonHttp => (
            "{url} redirects to {location}. Redirects of fetch() go to http: and https: only.",
            "Redirect to an HTTP(S) URL.",
        ),
        Cause::RedirectBadLocation => (
            "{url} redirects to `{location}`, which cannot be read as one URL.",
            "Send exactly one Location with a valid URL.",
        ),
        Cause::RedirectTooMany => (
            "The request was redirected more than 20 times.",
            "Break the loop.",
        ),
        Cause::RedirectModeError => (
            "The server redirects, and the request asked for an error in that case (redirect mode error).",
            "Leave the redirect mode at follow, or use the final URL.",
        ),
        Cause::RedirectManualAcaoMissing => (
            "The server redirects, and the redirect has no Access-Control-Allow-Origin. That is checked first, also when redirects are not followed.",
            "Send the CORS headers with the redirect too.",
        ),
        Cause::RedirectSameOriginMode => (
            "The request has mode same-origin and was redirected to another origin, {url}.",
            "Leave the mode at cors and let that server allow {origin}, or do not redirect.",
        ),
        Cause::RedirectSecondPreflight => (
            "After the redirect the browser asks {url} again with OPTIONS, and that preflight fails.",
            "Let the target answer OPTIONS with the CORS headers, or use the final URL in the page.",
        ),
        Cause::RedirectSecondPreflightNull => (
            "After the redirect the browser asks {url} again with OPTIONS. By then the request's origin is null, and the server allows `{value}`.",
            "Use the final URL in the page. Do not allow null: any site can send it.",
        ),
        Cause::RedirectExtraPreflight => (
            "The redirect made the request simple, and the standard asks no more. This browser still sends a preflight to {url}, and it fails.",
            "Let redirect targets answer OPTIONS with the CORS headers.",
        ),
        Cause::RedirectStreamBody => (
            "The body is a stream that is already spent, and a redirect with {status} would have to send it again.",
            "Answer with 303, use the final URL, or send the body from memory.",
        ),
        _ => ("", ""),
    }
}
