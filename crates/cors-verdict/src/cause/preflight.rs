//! Preflights that fail.

use crate::cause::row::{Cause, Family, NOTHING, PageChange, Row, causes, preflight, status};
use crate::decisive::Message;
use crate::header::name::{ALLOW_CREDENTIALS, ALLOW_HEADERS, ALLOW_METHODS, ALLOW_ORIGIN};

causes! { Preflight, server_helps: true;
    PREFLIGHT_ACAO_MISSING {
        id: "preflight-acao-missing", title: "Preflight Allow-Origin missing", decisive: preflight(ALLOW_ORIGIN),
        why: "The browser asked with OPTIONS whether {origin} may send this {request}, and the answer has no Access-Control-Allow-Origin. The {request} was never sent.",
        fix: "Answer OPTIONS with the CORS headers too, like the request itself.",
    }
    PREFLIGHT_UNHANDLED {
        id: "preflight-unhandled", title: "OPTIONS refused or not handled", decisive: status(Message::Preflight),
        why: "OPTIONS was answered with {status} and without Access-Control-Allow-Origin: the server does not know OPTIONS for this URL, or a middleware refuses the origin. The {request} was never sent.",
        fix: "Route OPTIONS to the CORS layer, or wrap the CORS layer around the whole application, and put {origin} on its list.",
    }
    PREFLIGHT_BAD_STATUS {
        id: "preflight-bad-status", title: "Preflight with a bad status", decisive: status(Message::Preflight),
        why: "The answer to the preflight allows the origin, but its status is {status}. Anything but 200–299 is a refusal, whatever the headers say.",
        fix: "Answer it with 204; if the server refuses on purpose, allow what it refuses.",
    }
    PREFLIGHT_AUTH_REQUIRED {
        id: "preflight-auth-required", title: "Preflight needs authentication", decisive: status(Message::Preflight),
        why: "The preflight was answered with 401. A preflight never carries cookies or an Authorization header, so it can never be signed in.",
        fix: "Let OPTIONS through before the authentication: make the CORS layer the outermost.",
    }
    PREFLIGHT_REDIRECT {
        id: "preflight-redirect", title: "Preflight redirected", decisive: status(Message::Preflight),
        why: "The preflight was redirected to {location}. Preflights are not followed: http to https, a slash at the end, a login page.",
        fix: "Use the final URL in the page, and do not redirect OPTIONS. If it leads to a login page, let OPTIONS through without a session, and answer 401 to a request whose session has ended.",
        page: Some(PageChange::RedirectTarget),
    }
    PREFLIGHT_REDIRECT_NO_ACAO {
        id: "preflight-redirect-no-acao", title: "Preflight redirected without Allow-Origin", decisive: status(Message::Preflight),
        why: "The preflight was redirected to {location}, by a layer that does not know CORS. Preflights are not followed.",
        fix: "Use the final URL in the page, and do not redirect OPTIONS. If it leads to a login page, let OPTIONS through without a session, and answer 401 to a request whose session has ended.",
        page: Some(PageChange::RedirectTarget),
    }
    PREFLIGHT_ACAO_WILDCARD_WITH_CREDENTIALS {
        id: "preflight-acao-wildcard-with-credentials", title: "Preflight Allow-Origin wildcard with credentials", decisive: preflight(ALLOW_ORIGIN),
        why: "The preflight was answered with *, but the {request} that follows would include credentials, and for those the server has to name the one origin it trusts.",
        fix: "Answer with Access-Control-Allow-Origin: {origin}, with Access-Control-Allow-Credentials: true and with Vary: Origin. Or stop including credentials.",
    }
    PREFLIGHT_ACAO_MULTIPLE_VALUES {
        id: "preflight-acao-multiple-values", title: "Preflight Allow-Origin multiple values", decisive: preflight(ALLOW_ORIGIN),
        why: "The preflight's Access-Control-Allow-Origin holds several values (`{value}`). It can hold one only.",
        fix: "Set it in one layer, and answer with the one origin that matches.",
    }
    PREFLIGHT_ACAO_INVALID_VALUE {
        id: "preflight-acao-invalid-value", title: "Preflight Allow-Origin invalid value", decisive: preflight(ALLOW_ORIGIN),
        why: "The preflight's Access-Control-Allow-Origin is `{value}`, which is no origin.",
        fix: "Match patterns on the server and answer with the literal origin, {origin}.",
    }
    PREFLIGHT_ACAO_MISMATCH {
        id: "preflight-acao-mismatch", title: "Preflight Allow-Origin mismatch", decisive: preflight(ALLOW_ORIGIN),
        why: "The preflight allows `{value}`, but the page's origin is {origin}. The two must be the same, letter by letter: scheme, host and port, without a slash at the end.",
        fix: "Put the page's origin on the server's list, and answer with whichever entry matches.",
    }
    PREFLIGHT_ACAC_NOT_TRUE {
        id: "preflight-acac-not-true", title: "Preflight: Allow-Credentials is not true", decisive: preflight(ALLOW_CREDENTIALS),
        why: "The {request} would include credentials, and the preflight's Access-Control-Allow-Credentials is {value}, not true.",
        fix: "Send Access-Control-Allow-Credentials: true with the answer to OPTIONS too.",
    }
    PREFLIGHT_NETWORK_ERROR {
        id: "preflight-network-error", title: "Preflight not answered", decisive: NOTHING,
        why: "The preflight got no answer: the connection was refused or reset, or the bytes were not HTTP. The {request} was never sent.",
        fix: "Find out why OPTIONS dies: a firewall that drops it, a crash, the wrong port.",
        server_helps: false,
    }
    ACAM_INVALID_SYNTAX {
        id: "acam-invalid-syntax", title: "Allow-Methods has invalid syntax", decisive: preflight(ALLOW_METHODS),
        why: "Access-Control-Allow-Methods has `{value}`, which is not a method. One bad item spoils the whole list.",
        fix: "Write methods with commas between them, without quotes or brackets.",
    }
    ACAH_INVALID_SYNTAX {
        id: "acah-invalid-syntax", title: "Allow-Headers has invalid syntax", decisive: preflight(ALLOW_HEADERS),
        why: "Access-Control-Allow-Headers has `{value}`, which is not a header name. One bad item spoils the whole list.",
        fix: "Write names with commas between them, without quotes, colons or brackets.",
    }
    METHOD_NOT_ALLOWED {
        id: "method-not-allowed", title: "Method not allowed", decisive: preflight(ALLOW_METHODS),
        why: "The origin is allowed, but {method} is not in Access-Control-Allow-Methods. Only GET, HEAD and POST need no listing.",
        fix: "List {method}.",
    }
    METHOD_CASE_MISMATCH {
        id: "method-case-mismatch", title: "Method in another case", decisive: preflight(ALLOW_METHODS),
        why: "Methods are compared letter by letter, and {method} is listed in another case. Browsers put only DELETE, GET, HEAD, OPTIONS, POST and PUT in upper case by themselves.",
        fix: "Write the method in upper case on both sides; script has to say PATCH, not patch.",
        page: Some(PageChange::UpperCaseMethod),
    }
    METHOD_WILDCARD_WITH_CREDENTIALS {
        id: "method-wildcard-with-credentials", title: "Method wildcard with credentials", decisive: preflight(ALLOW_METHODS),
        why: "Access-Control-Allow-Methods is *, but the request includes credentials, and then * is nothing but a method of that name.",
        fix: "List {method} by name.",
    }
    HEADER_NOT_ALLOWED {
        id: "header-not-allowed", title: "Header not allowed", decisive: preflight(ALLOW_HEADERS),
        why: "The origin and the method are allowed, but {header} is not in Access-Control-Allow-Headers.",
        fix: "List {header}, or do not send it.",
    }
    CONTENT_TYPE_NOT_ALLOWED {
        id: "content-type-not-allowed", title: "Content-Type not allowed", decisive: preflight(ALLOW_HEADERS),
        why: "The body is of a type no form can send, such as JSON, so Content-Type has to be allowed, and it is not in Access-Control-Allow-Headers.",
        fix: "List Content-Type.",
    }
    HEADER_WILDCARD_WITH_CREDENTIALS {
        id: "header-wildcard-with-credentials", title: "Header wildcard with credentials", decisive: preflight(ALLOW_HEADERS),
        why: "Access-Control-Allow-Headers is *, but the request includes credentials, and then * is nothing but a header of that name.",
        fix: "List {header} by name.",
    }
    AUTHORIZATION_NOT_ALLOWED {
        id: "authorization-not-allowed", title: "Authorization not allowed", decisive: preflight(ALLOW_HEADERS),
        why: "The request carries Authorization, which is not in Access-Control-Allow-Headers.",
        fix: "List Authorization.",
    }
    AUTHORIZATION_UNDER_WILDCARD {
        id: "authorization-under-wildcard", title: "Authorization under wildcard", decisive: preflight(ALLOW_HEADERS),
        why: "Access-Control-Allow-Headers is *, which by the standard never covers Authorization. Browsers still let it pass, and say that they will stop.",
        fix: "List Authorization by name, beside or instead of the *.",
    }
}
