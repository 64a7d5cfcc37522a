//! Requests that are refused before anything is sent.

use crate::cause::row::{Cause, Family, NOTHING, PageChange, Row, causes};

causes! { Client, server_helps: false;
    MODE_SAME_ORIGIN {
        id: "mode-same-origin", title: "Mode same-origin, but another origin", decisive: NOTHING,
        why: "The request has mode same-origin and {url} is another origin than {origin}, so nothing was sent.",
        fix: "Leave the mode at cors, and let the server allow {origin}.",
        server_helps: true,
        page: Some(PageChange::ModeCors),
    }
    SCHEME_NOT_CORS {
        id: "scheme-not-cors", title: "Scheme is not HTTP(S)", decisive: NOTHING,
        why: "Cross-origin requests work with http: and https: only, so {url} was not even asked.",
        fix: "Serve the resource over HTTP(S) and use that URL.",
    }
    NO_CORS_REDIRECT_MODE {
        id: "no-cors-redirect-mode", title: "Mode no-cors with a redirect mode", decisive: NOTHING,
        why: "Mode no-cors allows no redirect mode but follow, so nothing was sent.",
        fix: "Leave one of the two out of the request; most likely the mode, since no-cors makes every response unreadable.",
        page: Some(PageChange::ModeCorsAndFollow),
    }
    LNA_PERMISSION_DENIED {
        id: "lna-permission-denied", title: "Local network access: permission denied", decisive: NOTHING,
        why: "The page is in a more public address space than the server, and the user has not granted access to the local network.",
        fix: "Ask for the permission from a secure page, or serve page and resource in the same address space.",
        decidable: false,
    }
    LNA_INSECURE_CONTEXT {
        id: "lna-insecure-context", title: "Local network access: insecure context", decisive: NOTHING,
        why: "A page that is no secure context asked for a resource in a more private address space.",
        fix: "Serve the page over HTTPS.",
        decidable: false,
    }
    LNA_WRONG_TARGET_SPACE {
        id: "lna-wrong-target-space", title: "Local network access: wrong address space", decisive: NOTHING,
        why: "The request's targetAddressSpace names another address space than the one the server is in.",
        fix: "Name the right one, or leave the option out.",
        decidable: false,
    }
    CORS_DISABLED_BY_USER {
        id: "cors-disabled-by-user", title: "CORS disabled by the user", decisive: NOTHING,
        why: "This browser has CORS switched off (content.cors.disable), so every cross-origin request fails.",
        fix: "Set the preference back to false.",
        decidable: false,
    }
    ORIGIN_HEADER_NOT_ADDED {
        id: "origin-header-not-added", title: "Origin header not added", decisive: NOTHING,
        why: "An extension made the request from a principal of several origins, so there is no Origin to send.",
        fix: "Make the request from the extension's own page or its background script.",
        decidable: false,
    }
}
