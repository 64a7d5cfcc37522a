//! Redirects of the actual request that fail.

use crate::cause::row::{
    Cause, Family, NOTHING, PageChange, Row, THE_FAILED_CHECK, causes, response, status,
};
use crate::decisive::Message;
use crate::header::name::{ALLOW_ORIGIN, LOCATION};

causes! { Redirect, server_helps: true;
    REDIRECT_HOP_ACAO_MISSING {
        id: "redirect-hop-acao-missing", title: "Redirect without Allow-Origin", decisive: response(ALLOW_ORIGIN),
        why: "{url} redirects to {location}, but the redirect itself has no Access-Control-Allow-Origin, so it is not followed.",
        fix: "Send the CORS headers with the redirect too, or use the final URL in the page. If it leads to a login page, the session has ended: let the API answer 401 instead, with the CORS headers.",
        page: Some(PageChange::RedirectTarget),
    }
    REDIRECT_HOP_CREDENTIALS {
        id: "redirect-hop-credentials", title: "Redirect does not allow credentials", decisive: THE_FAILED_CHECK,
        why: "{url} redirects to {location}, but the redirect itself does not allow credentials, so it is not followed.",
        fix: "Send the origin by name and Access-Control-Allow-Credentials: true with the redirect too, or use the final URL in the page.",
        page: Some(PageChange::RedirectTarget),
    }
    REDIRECT_FINAL_ACAO_MISSING {
        id: "redirect-final-acao-missing", title: "Allow-Origin missing after the redirect", decisive: response(ALLOW_ORIGIN),
        why: "The request was redirected to {url}, and the response there has no Access-Control-Allow-Origin.",
        fix: "Let the last server send the CORS headers too, or use the final URL in the page. If that is a login page, the session has ended: let the API answer 401 instead of the redirect.",
        page: Some(PageChange::FinalUrl),
    }
    REDIRECT_ORIGIN_NULL {
        id: "redirect-origin-null", title: "Origin null after redirects", decisive: response(ALLOW_ORIGIN),
        why: "The request was redirected from one foreign origin to another, and from then on its origin is null, so that no server learns who asked. The server allows `{value}`, which is not null.",
        fix: "Use the final URL in the page. Do not allow null: any site can send it. Data for everybody can be served with *, without credentials.",
        page: Some(PageChange::FinalUrl),
    }
    REDIRECT_BACK_HOME {
        id: "redirect-back-home", title: "Redirected back to the page's origin", decisive: response(ALLOW_ORIGIN),
        why: "The request was redirected from a foreign origin back to {origin}. It stays a CORS request, its origin is null, and the page's own server does not allow that.",
        fix: "Ask {url} directly, without the detour.",
        server_helps: false,
        page: Some(PageChange::FinalUrl),
    }
    REDIRECT_WITH_USERINFO {
        id: "redirect-with-userinfo", title: "Redirect to a URL with user info", decisive: response(LOCATION),
        why: "Location has a user name or a password in its URL, which cross-origin requests do not follow.",
        fix: "Take them out of Location, and sign in another way.",
        server_helps: false,
    }
    REDIRECT_NON_HTTP {
        id: "redirect-non-http", title: "Redirect to a scheme other than HTTP(S)", decisive: response(LOCATION),
        why: "{url} redirects to {location}. Redirects of fetch() go to http: and https: only.",
        fix: "Redirect to an HTTP(S) URL.",
        server_helps: false,
    }
    REDIRECT_BAD_LOCATION {
        id: "redirect-bad-location", title: "Redirect with a bad Location", decisive: response(LOCATION),
        why: "{url} redirects to `{location}`, which cannot be read as one URL.",
        fix: "Send exactly one Location with a valid URL.",
        server_helps: false,
    }
    REDIRECT_TOO_MANY {
        id: "redirect-too-many", title: "Too many redirects", decisive: response(LOCATION),
        why: "The request was redirected more than 20 times.",
        fix: "Break the loop.",
        server_helps: false,
    }
    REDIRECT_MODE_ERROR {
        id: "redirect-mode-error", title: "Redirect in redirect mode error", decisive: status(Message::Response),
        why: "The server redirects, and the request asked for an error in that case (redirect mode error).",
        fix: "Leave the redirect mode at follow, or use the final URL.",
        server_helps: false,
        page: Some(PageChange::Follow),
    }
    REDIRECT_MANUAL_ACAO_MISSING {
        id: "redirect-manual-acao-missing", title: "Redirect not followed, Allow-Origin missing", decisive: response(ALLOW_ORIGIN),
        why: "The server redirects, and the redirect has no Access-Control-Allow-Origin. That is checked first, also when redirects are not followed.",
        fix: "Send the CORS headers with the redirect too.",
    }
    REDIRECT_SAME_ORIGIN_MODE {
        id: "redirect-same-origin-mode", title: "Mode same-origin, redirected to another origin", decisive: NOTHING,
        why: "The request has mode same-origin and was redirected to another origin, {url}.",
        fix: "Leave the mode at cors and let that server allow {origin}, or do not redirect.",
        page: Some(PageChange::ModeCors),
    }
    REDIRECT_SECOND_PREFLIGHT {
        id: "redirect-second-preflight", title: "Preflight after the redirect fails", decisive: THE_FAILED_CHECK,
        why: "After the redirect the browser asks {url} again with OPTIONS, and that preflight fails.",
        fix: "Let the target answer OPTIONS with the CORS headers, or use the final URL in the page.",
        page: Some(PageChange::FinalUrl),
    }
    REDIRECT_SECOND_PREFLIGHT_NULL {
        id: "redirect-second-preflight-null", title: "Preflight after the redirect: origin null", decisive: THE_FAILED_CHECK,
        why: "After the redirect the browser asks {url} again with OPTIONS. By then the request's origin is null, and the server allows `{value}`.",
        fix: "Use the final URL in the page. Do not allow null: any site can send it.",
        page: Some(PageChange::FinalUrl),
    }
    REDIRECT_EXTRA_PREFLIGHT {
        id: "redirect-extra-preflight", title: "Extra preflight after the redirect", decisive: THE_FAILED_CHECK,
        why: "The redirect made the request simple, and the standard asks no more. This browser still sends a preflight to {url}, and it fails.",
        fix: "Let redirect targets answer OPTIONS with the CORS headers.",
        page: Some(PageChange::FinalUrl),
    }
    REDIRECT_STREAM_BODY {
        id: "redirect-stream-body", title: "Stream body cannot be sent again", decisive: status(Message::Response),
        why: "The body is a stream that is already spent, and a redirect with {status} would have to send it again.",
        fix: "Answer with 303, use the final URL, or send the body from memory.",
        server_helps: false,
    }
}
