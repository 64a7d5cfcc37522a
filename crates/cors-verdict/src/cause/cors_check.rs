//! Actual responses that fail the CORS check.

use crate::cause::row::{Cause, Family, Row, causes, response};
use crate::header::name::{ALLOW_CREDENTIALS, ALLOW_ORIGIN};

causes! { CorsCheck, server_helps: true;
    ACAO_MISSING {
        id: "acao-missing", title: "Allow-Origin missing", decisive: response(ALLOW_ORIGIN),
        why: "The server answered {url}, but without Access-Control-Allow-Origin, so the browser keeps the response from the page. The request itself did reach the server.",
        fix: "Let the server answer requests from {origin} with Access-Control-Allow-Origin.",
    }
    ACAO_MISSING_ON_ERROR {
        id: "acao-missing-on-error", title: "Allow-Origin missing on error", decisive: response(ALLOW_ORIGIN),
        why: "The response is an error ({status}) that was made by a layer which knows nothing of CORS: a proxy, an error handler, the authentication. The page cannot even see the status.",
        fix: "Put the CORS headers on every response, errors included: make the CORS layer the outermost. Then look at the error itself.",
    }
    ACAO_ONLY_ON_PREFLIGHT {
        id: "acao-only-on-preflight", title: "Allow-Origin only on preflight", decisive: response(ALLOW_ORIGIN),
        why: "The preflight was answered well, but the response to the {request} has no Access-Control-Allow-Origin. The request was carried out; only its response is withheld.",
        fix: "Send the header with the actual response too, not only for OPTIONS.",
    }
    ACAC_ONLY_ON_PREFLIGHT {
        id: "acac-only-on-preflight", title: "Allow-Credentials only on preflight", decisive: response(ALLOW_CREDENTIALS),
        why: "The preflight allowed credentials, but the response to the {request} does not say Access-Control-Allow-Credentials: true. The request was carried out.",
        fix: "Send the header with the actual response too.",
    }
    ACAO_WILDCARD_WITH_CREDENTIALS {
        id: "acao-wildcard-with-credentials", title: "Allow-Origin wildcard with credentials", decisive: response(ALLOW_ORIGIN),
        why: "The server allows everybody with *, but this request includes credentials, and for those the server has to name the one origin it trusts.",
        fix: "Check the Origin against a list, and answer with exactly that origin in Access-Control-Allow-Origin, with Access-Control-Allow-Credentials: true and with Vary: Origin. Or stop including credentials.",
    }
    ACAO_MULTIPLE_VALUES {
        id: "acao-multiple-values", title: "Allow-Origin multiple values", decisive: response(ALLOW_ORIGIN),
        why: "Access-Control-Allow-Origin holds a list (`{value}`). It can hold one origin only.",
        fix: "Keep the list on the server: look for the request's Origin in it and answer with that one.",
    }
    ACAO_DUPLICATE_HEADER {
        id: "acao-duplicate-header", title: "Allow-Origin sent twice", decisive: response(ALLOW_ORIGIN),
        why: "The response has Access-Control-Allow-Origin more than once (together `{value}`): two layers both add it, such as the application and a proxy.",
        fix: "Set the header in one layer only, and take it out of the other.",
    }
    ACAO_SPACE_LIST {
        id: "acao-space-list", title: "Allow-Origin is a list with spaces", decisive: response(ALLOW_ORIGIN),
        why: "Access-Control-Allow-Origin holds several origins with spaces between them (`{value}`). An old draft allowed that; no browser does.",
        fix: "Keep the list on the server and answer with the one that matches.",
    }
    ACAO_INVALID_VALUE {
        id: "acao-invalid-value", title: "Allow-Origin invalid value", decisive: response(ALLOW_ORIGIN),
        why: "Access-Control-Allow-Origin is `{value}`, which is no origin. Patterns, words and an empty value mean nothing to a browser.",
        fix: "Match patterns on the server and answer with the literal origin, {origin}.",
    }
    ACAO_MISMATCH {
        id: "acao-mismatch", title: "Allow-Origin mismatch", decisive: response(ALLOW_ORIGIN),
        why: "The server allows `{value}`, but the page is {origin}: another host, scheme or port.",
        fix: "Put {origin} on the server's list, and answer with whichever entry matches the request's Origin.",
    }
    ACAO_NEAR_MISS {
        id: "acao-near-miss", title: "Allow-Origin is nearly right", decisive: response(ALLOW_ORIGIN),
        why: "`{value}` is meant to be {origin}, but the two must be the same, letter by letter: without a slash or a path at the end, in lower case, with the port if and only if it is not the default.",
        fix: "Write exactly {origin}.",
    }
    ACAO_NULL_LITERAL {
        id: "acao-null-literal", title: "Allow-Origin is null", decisive: response(ALLOW_ORIGIN),
        why: "The server answers with the word null, which allows pages without an origin, such as sandboxed frames, and not {origin}.",
        fix: "Never send null: any site can make a page with that origin. Answer with Access-Control-Allow-Origin: {origin}.",
    }
    ORIGIN_NULL {
        id: "origin-null", title: "The page's origin is null", decisive: response(ALLOW_ORIGIN),
        why: "The page has no origin of its own (a sandboxed frame, a data: or file: page), so its requests say Origin: null, and the server allows `{value}`.",
        fix: "Load the page from a real origin. Do not allow null: any site can make such a page. Data for everybody can be served with *, without credentials.",
    }
    ACAC_MISSING {
        id: "acac-missing", title: "Allow-Credentials missing", decisive: response(ALLOW_CREDENTIALS),
        why: "The origin is allowed, but the request includes credentials and the response has no Access-Control-Allow-Credentials.",
        fix: "Send Access-Control-Allow-Credentials: true for origins you trust with the user's session, or stop including credentials.",
    }
    ACAC_NOT_TRUE {
        id: "acac-not-true", title: "Allow-Credentials is not true", decisive: response(ALLOW_CREDENTIALS),
        why: "Access-Control-Allow-Credentials is `{value}`. Only the four letters true count, in lower case and once.",
        fix: "Send exactly Access-Control-Allow-Credentials: true.",
    }
    CACHED_FOR_OTHER_ORIGIN {
        id: "cached-for-other-origin", title: "Cached for other origin", decisive: response(ALLOW_ORIGIN),
        why: "The answer names another origin because a cache kept it from a request of that origin.",
        fix: "Send Vary: Origin with every response, also with those to requests without an Origin.",
        decidable: false,
    }
    CACHED_WITHOUT_CORS {
        id: "cached-without-cors", title: "Cached without CORS", decisive: response(ALLOW_ORIGIN),
        why: "The answer has no CORS headers because a cache kept it from a request without an Origin, such as that of a plain image.",
        fix: "Send Vary: Origin with every response, or a constant * for public data.",
        decidable: false,
    }
}
