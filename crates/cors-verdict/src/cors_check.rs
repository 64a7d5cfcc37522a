//! The check every cross-origin response has to pass.

use crate::case::Credentials;
use crate::header::HeaderList;
use crate::refusal::CorsCheckFailure;
use crate::trace::{Clause, Trace, shown};

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
const ALLOW_CREDENTIALS: &str = "Access-Control-Allow-Credentials";

/// [CORS check](https://fetch.spec.whatwg.org/#concept-cors-check), for a request with that
/// serialised origin and credentials mode.
pub fn cors_check(
    request_origin: &str,
    credentials: Credentials,
    headers: &HeaderList,
    trace: &mut Trace,
) -> Result<(), CorsCheckFailure> {
    let Some(value) = headers.get(ALLOW_ORIGIN) else {
        trace.note(
            Clause::CorsCheck,
            "get Access-Control-Allow-Origin",
            false,
            || "it is absent",
        );
        return Err(CorsCheckFailure::OriginMissing);
    };
    trace.note(
        Clause::CorsCheck,
        "get Access-Control-Allow-Origin",
        true,
        || shown(&value),
    );

    let include = credentials.is_include();
    let is_wildcard = *value == *b"*";
    if is_wildcard && !include {
        trace.note(
            Clause::CorsCheck,
            "credentials mode is not include and the value is *",
            true,
            || "anybody may read",
        );
        return Ok(());
    }

    let equal = *value == *request_origin.as_bytes();
    trace.note(
        Clause::CorsCheck,
        "the value is the request's origin, byte for byte",
        equal,
        || {
            if is_wildcard {
                format!("`*` is not `{request_origin}`, and counts for nothing with credentials")
            } else if equal {
                format!("it is `{request_origin}`")
            } else {
                format!("{} is not `{request_origin}`", shown(&value))
            }
        },
    );
    if is_wildcard {
        return Err(CorsCheckFailure::WildcardWithCredentials);
    }
    if !equal {
        return Err(unequal(headers, value.into_owned()));
    }
    if !include {
        return Ok(());
    }
    allow_credentials(headers, trace)
}

fn allow_credentials(headers: &HeaderList, trace: &mut Trace) -> Result<(), CorsCheckFailure> {
    let value = headers.get(ALLOW_CREDENTIALS);
    let is_true = value.as_deref() == Some(b"true");
    trace.note(
        Clause::CorsCheck,
        "Access-Control-Allow-Credentials is true",
        is_true,
        || match &value {
            Some(value) => shown(value),
            None => "it is absent".to_owned(),
        },
    );
    if is_true {
        Ok(())
    } else {
        Err(CorsCheckFailure::CredentialsNotTrue {
            value: value.map(std::borrow::Cow::into_owned),
        })
    }
}

fn unequal(headers: &HeaderList, value: Vec<u8>) -> CorsCheckFailure {
    CorsCheckFailure::OriginUnequal {
        value,
        lines: headers.lines(ALLOW_ORIGIN).count(),
        canonical_lines: headers
            .iter()
            .filter(|header| header.name() == ALLOW_ORIGIN)
            .count(),
    }
}
