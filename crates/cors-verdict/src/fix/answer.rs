//! What the answer to a preflight has and lacks, where the cause alone would say too much.

use crate::case::Case;
use crate::cause::Cause;
use crate::faults::faults;
use crate::fix::middleware;
use crate::header::name::{ALLOW_CREDENTIALS, ALLOW_HEADERS, ALLOW_METHODS, ALLOW_ORIGIN, MAX_AGE};
use crate::header::text;
use crate::method;
use crate::refusal::{Refusal, spelling_of};
use crate::response::Response;

/// The most characters of a list that are repeated.
const MOST_CHARACTERS: usize = 2_000;

/// The reason and the remedy, for causes that depend on what else the answer has.
pub(super) fn told(case: &Case, refusal: &Refusal) -> Option<String> {
    let hop = case.hops.get(refusal.hop.index)?;
    if refusal.cause == Cause::ACAC_MISSING
        && let Some(answer) = hop.actual_response()
        && !is_allowed(case, refusal, answer)
    {
        return Some(format!(
            "Besides, the request includes credentials and the response has no {ALLOW_CREDENTIALS}. {}",
            refusal.cause.remedy()
        ));
    }
    let answer = hop.preflight_response()?;
    match refusal.cause.id() {
        "preflight-unhandled" | "preflight-acao-missing" if !has_origin(answer) => {
            Some(without_origin(case, refusal, answer))
        }
        "preflight-bad-status" if is_allowed(case, refusal, answer) => {
            bad_status(case, refusal, answer)
        }
        "preflight-bad-status" => Some(format!(
            "Besides, the answer to the preflight has the status {}. Anything but 200–299 is a refusal, whatever the \
             headers say. {}",
            answer.status,
            refusal.cause.remedy()
        )),
        "method-not-allowed" => {
            let method = &refusal.hop.method;
            let lacks = not_in_list(
                answer,
                ALLOW_METHODS,
                &format!("the method {}", spelt(method)),
            );
            let beginning = beginning(case, refusal, answer);
            Some(format!("{beginning} {lacks} The {method} was never sent."))
        }
        "header-not-allowed" | "content-type-not-allowed" | "authorization-not-allowed" => {
            let name = spelling_of(case, refusal.hop.failure.header_name()?);
            let lacks = not_in_list(answer, ALLOW_HEADERS, &format!("the header {name}"));
            let why = if refusal.cause == Cause::CONTENT_TYPE_NOT_ALLOWED {
                " A body of a type that no form can send, such as JSON, needs that."
            } else {
                ""
            };
            let method = &refusal.hop.method;
            let beginning = beginning(case, refusal, answer);
            Some(format!(
                "{beginning} {lacks}{why} The {method} was never sent."
            ))
        }
        _ => None,
    }
}

/// The beginning of a sentence about what else an answer lacks. The faults before may be that the origin is refused.
fn beginning(case: &Case, refusal: &Refusal, answer: &Response) -> &'static str {
    match is_allowed(case, refusal, answer) {
        true => "The origin is allowed, but",
        false => "Besides,",
    }
}

/// Whether an answer allows the origin.
fn is_allowed(case: &Case, refusal: &Refusal, answer: &Response) -> bool {
    let allowed = answer.headers.get(ALLOW_ORIGIN);
    allowed.is_some_and(|it| match &*it {
        b"*" => !case.request.credentials.is_include(),
        value => {
            value == refusal.hop.origin.as_bytes() || value == case.page_origin.as_str().as_bytes()
        }
    })
}

fn has_origin(answer: &Response) -> bool {
    answer.headers.contains(ALLOW_ORIGIN)
}

/// The names of the CORS headers that an answer has, besides `Access-Control-Allow-Origin`.
fn other_headers(answer: &Response) -> Vec<&'static str> {
    [ALLOW_METHODS, ALLOW_HEADERS, ALLOW_CREDENTIALS, MAX_AGE]
        .into_iter()
        .filter(|name| answer.headers.contains(name))
        .collect()
}

fn without_origin(case: &Case, refusal: &Refusal, answer: &Response) -> String {
    let origin = case.page_origin.as_str();
    let (status, method) = (answer.status, &refusal.hop.method);
    let never = format!("The {method} was never sent.");
    let others = other_headers(answer);
    if !others.is_empty() {
        let others = in_words(&others);
        let who = middleware::name(answer).unwrap_or("something that knows CORS");
        return format!(
            "OPTIONS was answered with {status} and {others}, but without Access-Control-Allow-Origin. So a layer \
             that knows CORS handled it (by its answer {who}) and refused the origin {origin}. {never} Put {origin} \
             on its list of allowed origins, spelt exactly so."
        );
    }
    match status {
        404 | 405 | 501 => format!(
            "OPTIONS was answered with {status} and no CORS header: nothing there answers preflights for this \
             URL and this origin. {never} Route OPTIONS to the CORS layer, or wrap the CORS layer around the whole \
             application; if there is one (some, such as that of Koa, pass preflights of origins that they do not \
             know on to the application), put {origin} on its list."
        ),
        400 | 403 => format!(
            "OPTIONS was answered with {status} and no CORS header. Either a middleware refuses the origin, \
             the method or a header and does not tell which ({}), or the server knows nothing of CORS. {never} Allow all three: the origin {origin}, the method {}{}.",
            if status == 403 {
                "such as Spring"
            } else {
                "such as Litestar or actix-cors"
            },
            spelt(method),
            asked_headers(refusal),
        ),
        200..=299 => format!(
            "OPTIONS was answered with {status}, but without any CORS header: either nothing there knows CORS, or \
             the origin {origin} is not on its list{}. {never} Answer OPTIONS with the CORS headers for {origin} \
             too, like the request itself.",
            if middleware::can_be_python(answer) {
                " (Flask-CORS and django-cors-headers answer so)"
            } else {
                ""
            }
        ),
        _ => format!(
            "OPTIONS was answered with {status} and no CORS header, by a layer that failed or that knows nothing of \
             CORS. {never} Look at the error itself, and make the CORS layer the outermost."
        ),
    }
}

/// A method, and how it should be written.
fn spelt(name: &str) -> String {
    if method::has_lower_case(name) {
        let upper = name.to_ascii_uppercase();
        format!("{upper} (the page wrote {name}, and methods are compared letter by letter)")
    } else {
        name.to_owned()
    }
}

fn asked_headers(refusal: &Refusal) -> String {
    let names = refusal
        .hop
        .preflight
        .as_ref()
        .map_or(&[][..], |it| &it.names);
    match names {
        [] => String::new(),
        [name] => format!(" and the header {name}"),
        names => format!(" and the headers {}", names.join(", ")),
    }
}

/// A status that is no success, with an answer that allows the origin.
fn bad_status(case: &Case, refusal: &Refusal, answer: &Response) -> Option<String> {
    let status = answer.status;
    let found = faults(case).faults;
    let next = found
        .iter()
        .skip_while(|it| it.cause != Cause::PREFLIGHT_BAD_STATUS)
        .nth(1)?;
    if next.hop.index != refusal.hop.index {
        return None;
    }
    let is_method = [Cause::METHOD_NOT_ALLOWED, Cause::METHOD_CASE_MISMATCH].contains(&next.cause);
    let (list, what) = if is_method {
        (ALLOW_METHODS, format!("the method {}", next.hop.method))
    } else {
        let name = spelling_of(case, next.hop.failure.header_name()?);
        (ALLOW_HEADERS, format!("the header {name}"))
    };
    let by =
        middleware::name(answer).map_or_else(String::new, |it| format!(" (it looks like {it})"));
    Some(format!(
        "The preflight is answered with {status}{by}, and a status other than 200–299 is a refusal. The answer \
         allows the origin; {} So the refusal is about {what}: allow it, and the status follows.",
        not_in_list(answer, list, &what),
    ))
}

fn not_in_list(answer: &Response, list: &str, what: &str) -> String {
    match answer.headers.get(list) {
        Some(value) => format!(
            "{what} is not in {list}, which has `{}`. Add it there.",
            shortened(text(&value))
        ),
        None => format!(
            "{what} is not allowed, since the answer has no {list}. Send it with the name in it."
        ),
    }
}

/// A list may have any length, and each name that is missing from it repeats it.
fn shortened(list: String) -> String {
    match list.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{}…", &list[..end]),
        None => list,
    }
}

fn in_words(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [name] => (*name).to_owned(),
        [names @ .., last] => format!("{} and {last}", names.join(", ")),
    }
}
