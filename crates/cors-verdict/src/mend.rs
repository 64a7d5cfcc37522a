//! Takes one fault out of a case, and nothing else.

use crate::case::{Answer, Case, Hop};
use crate::failure::{CorsCheckFailure, Failure, PreflightFailure, RedirectFailure};
use crate::header::HeaderList;
use crate::header::name::{
    ALLOW_CREDENTIALS, ALLOW_HEADERS, ALLOW_METHODS, ALLOW_ORIGIN, LOCATION,
};
use crate::http_url;
use crate::refusal::FailedHop;
use crate::request::{Body, Mode, Redirect};
use crate::response::Response;

/// Whether the case could be mended; otherwise it is as before.
pub(crate) fn mend(case: &mut Case, failed: &FailedHop) -> bool {
    let request = &mut case.request;
    match &failed.failure {
        Failure::ModeSameOrigin => request.mode = Mode::Cors,
        Failure::NoCorsRedirectMode => {
            (request.mode, request.redirect) = (Mode::Cors, Redirect::Follow);
        }
        Failure::RedirectModeError => request.redirect = Redirect::Follow,
        Failure::StreamUpload | Failure::Redirect(RedirectFailure::StreamBody) => {
            request.body = Body::Bytes;
        }
        Failure::BadPort(_) if failed.index == 0 => return request.url.set_port(None).is_ok(),
        Failure::Preflight(failure) => return mend_preflight(case, failed, failure),
        Failure::CorsCheck(check) => {
            let origin = failed.origin.clone();
            return response_of(case, failed).is_some_and(|it| mend_check(it, check, &origin));
        }
        Failure::Redirect(RedirectFailure::UserInfo) => return drop_user_info(case, failed),
        Failure::BadPort(_)
        | Failure::Scheme
        | Failure::Network
        | Failure::NotHttp
        | Failure::Redirect(
            RedirectFailure::BadLocation | RedirectFailure::Scheme | RedirectFailure::TooMany,
        ) => return false,
    }
    true
}

fn hop_of<'a>(case: &'a mut Case, failed: &FailedHop) -> Option<&'a mut Hop> {
    case.hops.get_mut(failed.index)
}

fn response_of<'a>(case: &'a mut Case, failed: &FailedHop) -> Option<&'a mut Response> {
    match &mut hop_of(case, failed)?.response {
        Some(Answer::Response(response)) => Some(response),
        _ => None,
    }
}

fn mend_preflight(case: &mut Case, failed: &FailedHop, failure: &PreflightFailure) -> bool {
    let origin = failed.origin.clone();
    let page_origin = case.page_origin.as_str().to_owned();
    let Some(hop) = hop_of(case, failed) else {
        return false;
    };
    if *failure == PreflightFailure::Network {
        return grant(failed)
            .map(|answer| hop.preflight = Some(answer))
            .is_some();
    }
    let Some(Answer::Response(answer)) = &mut hop.preflight else {
        return false;
    };
    match failure {
        PreflightFailure::Network => return false,
        PreflightFailure::Redirected | PreflightFailure::BadStatus => answer.status = 204,
        PreflightFailure::CorsCheck(check) => {
            // Firefox asks with the page's origin where the request itself says null.
            let is_asked = answer
                .headers
                .get(ALLOW_ORIGIN)
                .is_some_and(|it| *it == *origin.as_bytes());
            let origin = if is_asked { page_origin } else { origin };
            return mend_check(answer, check, &origin);
        }
        PreflightFailure::InvalidMethods(_) => keep_tokens(&mut answer.headers, ALLOW_METHODS),
        PreflightFailure::InvalidHeaders(_) => keep_tokens(&mut answer.headers, ALLOW_HEADERS),
        PreflightFailure::Method { .. } => {
            return append(&mut answer.headers, ALLOW_METHODS, failed.method.as_bytes());
        }
        PreflightFailure::Header { name, .. } => {
            return append(&mut answer.headers, ALLOW_HEADERS, name.as_bytes());
        }
    }
    true
}

/// An answer that allows all that was asked: of one that never came no further fault is known.
fn grant(failed: &FailedHop) -> Option<Answer> {
    let names = failed
        .preflight
        .as_ref()
        .map_or(String::new(), |it| it.names.join(", "));
    let mut headers = HeaderList::new();
    let lines = [
        (ALLOW_ORIGIN, failed.origin.as_str()),
        (ALLOW_CREDENTIALS, "true"),
        (ALLOW_METHODS, &failed.method),
        (ALLOW_HEADERS, &names),
    ];
    for (name, value) in lines {
        headers.append(name, value.as_bytes()).ok()?;
    }
    Some(Answer::Response(Response {
        status: 204,
        headers,
    }))
}

fn mend_check(response: &mut Response, check: &CorsCheckFailure, origin: &str) -> bool {
    match check {
        CorsCheckFailure::CredentialsNotTrue(_) => {
            set(&mut response.headers, ALLOW_CREDENTIALS, b"true")
        }
        CorsCheckFailure::OriginMissing
        | CorsCheckFailure::WildcardWithCredentials
        | CorsCheckFailure::OriginUnequal { .. } => {
            set(&mut response.headers, ALLOW_ORIGIN, origin.as_bytes())
        }
    }
}

fn set(headers: &mut HeaderList, name: &str, value: &[u8]) -> bool {
    headers.delete(name);
    append(headers, name, value)
}

fn append(headers: &mut HeaderList, name: &str, value: &[u8]) -> bool {
    headers.append(name, value).is_ok()
}

/// What the list was meant to be: its tokens, whatever stands between them.
fn keep_tokens(headers: &mut HeaderList, name: &str) {
    let Some(value) = headers.get(name).map(std::borrow::Cow::into_owned) else {
        return;
    };
    headers.delete(name);
    let is_token = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'*');
    let tokens = value
        .split(|byte| !is_token(byte))
        .filter(|it| !it.is_empty());
    let list: Vec<&[u8]> = tokens.collect();
    append(headers, name, &list.join(&b", "[..]));
}

fn drop_user_info(case: &mut Case, failed: &FailedHop) -> bool {
    let Some(response) = response_of(case, failed) else {
        return false;
    };
    let Some(location) = failed.location() else {
        return false;
    };
    let Some(url) = http_url::without_user_info(location) else {
        return false;
    };
    set(&mut response.headers, LOCATION, url.as_bytes())
}
