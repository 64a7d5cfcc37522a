use crate::Cause;

pub(super) fn text(cause: Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::ModeSameOrigin => (
            "The request has mode same-origin and {url} is another origin than {origin}, so nothing was sent.",
            "Leave the mode at cors, and let the server allow {origin}.",
        ),
        Cause::SchemeNotCors => (
            "Cross-origin requests work with http: and https: only, so {url} was not even asked.",
            "Serve the resource over HTTP(S) and use that URL.",
        ),
        Cause::NoCorsRedirectMode => (
            "Mode no-cors allows no redirect mode but follow, so nothing was sent.",
            "Leave one of the two out of the request; most likely the mode, since no-cors makes every response unreadable.",
        ),
        Cause::LnaPermissionDenied => (
            "The page is in a more public address space than the server, and the user has not granted access to the local network.",
            "Ask for the permission from a secure page, or serve page and resource in the same address space.",
        ),
        Cause::LnaInsecureContext => (
            "A page that is no secure context asked for a resource in a more private address space.",
            "Serve the page over HTTPS.",
        ),
        Cause::LnaWrongTargetSpace => (
            "The request's targetAddressSpace names another address space than the one the server is in.",
            "Name the right one, or leave the option out.",
        ),
        Cause::CorsDisabledByUser => (
            "This browser has CORS switched off (content.cors.disable), so every cross-origin request fails.",
            "Set the preference back to false.",
        ),
        Cause::OriginHeaderNotAdded => (
            "An extension made the request from a principal of several origins, so there is no Origin to send.",
            "Make the request from the extension's own page or its background script.",
        ),
        _ => ("", ""),
    }
}
