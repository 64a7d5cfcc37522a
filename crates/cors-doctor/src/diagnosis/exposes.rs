//! The header that exposes others, where the preflight is refused already.

use cors_verdict::Fix;

const EXPOSE_HEADERS: &str = "Access-Control-Expose-Headers";

/// Adds `Access-Control-Expose-Headers` to the headers of a fix whose policy, and so its code, exposes some. A fix of a
/// preflight lacks it, because only the response needs it.
pub(crate) fn add_to(fix: &mut Fix) {
    let Some(policy) = &fix.policy else {
        return;
    };
    let is_there = |it: &(String, String)| it.0.eq_ignore_ascii_case(EXPOSE_HEADERS);
    if policy.exposes.is_empty() || fix.headers.is_empty() || fix.headers.iter().any(is_there) {
        return;
    }
    // Vary comes last.
    let is_vary = |it: &(String, String)| it.0.eq_ignore_ascii_case("Vary");
    let place = fix.headers.iter().position(is_vary);
    let line = (EXPOSE_HEADERS.to_owned(), policy.exposes.join(", "));
    fix.headers.insert(place.unwrap_or(fix.headers.len()), line);
}
