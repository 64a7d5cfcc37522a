//! The check every cross-origin response has to pass.

use crate::failure::CorsCheckFailure;
use crate::header::HeaderList;
use crate::header::name::{ALLOW_CREDENTIALS, ALLOW_ORIGIN};
use crate::request::Credentials;
use crate::trace::{Clause, Trace, shown};

/// [CORS check](https://fetch.spec.whatwg.org/#concept-cors-check), for a request with that
/// serialized origin and credentials mode.
pub(crate) fn cors_check(
    request_origin: &str,
    credentials: Credentials,
    headers: &HeaderList,
    trace: &mut Trace,
) -> Result<(), CorsCheckFailure> {
    let value = headers.get(ALLOW_ORIGIN);
    trace.note(
        Clause::CORS_CHECK,
        "get Access-Control-Allow-Origin",
        value.is_some(),
        || match &value {
            Some(value) => shown(value),
            None => "it is absent".to_owned(),
        },
    );
    let value = value.ok_or(CorsCheckFailure::OriginMissing)?;
    let is_wildcard = *value == *b"*";
    if is_wildcard && !credentials.is_include() {
        trace.note(
            Clause::CORS_CHECK,
            "credentials mode is not include and the value is *",
            true,
            || "anybody may read",
        );
        return Ok(());
    }
    if !is_equal(request_origin, &value, trace) {
        return Err(match is_wildcard {
            true => CorsCheckFailure::WildcardWithCredentials,
            false => unequal(headers, value.into_owned()),
        });
    }
    if credentials.is_include() {
        allow_credentials(headers, trace)
    } else {
        Ok(())
    }
}

fn is_equal(request_origin: &str, value: &[u8], trace: &mut Trace) -> bool {
    let equal = value == request_origin.as_bytes();
    let found = || match (equal, value) {
        (true, _) => format!("it is `{request_origin}`"),
        (false, b"*") => {
            format!("`*` is not `{request_origin}`, and counts for nothing with credentials")
        }
        (false, _) => format!("{} is not `{request_origin}`", shown(value)),
    };
    trace.note(
        Clause::CORS_CHECK,
        "the value is the request's origin, byte for byte",
        equal,
        found,
    )
}

fn allow_credentials(headers: &HeaderList, trace: &mut Trace) -> Result<(), CorsCheckFailure> {
    let value = headers.get(ALLOW_CREDENTIALS);
    let is_true = value.as_deref() == Some(b"true");
    trace.note(
        Clause::CORS_CHECK,
        "Access-Control-Allow-Credentials is true",
        is_true,
        || match &value {
            Some(value) => shown(value),
            None => "it is absent".to_owned(),
        },
    );
    if is_true {
        return Ok(());
    }
    let value = value.map(std::borrow::Cow::into_owned);
    Err(CorsCheckFailure::CredentialsNotTrue(value))
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
