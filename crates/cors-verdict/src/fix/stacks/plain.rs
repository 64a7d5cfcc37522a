//! Values in configuration files, whose rules for quoting are each others' traps.

use crate::fix::policy::{AllowedOrigins, FixPolicy};

/// The code, unless a value of the policy has a character that a configuration file could read
/// otherwise than as itself.
pub(super) fn code(policy: &FixPolicy, write: impl FnOnce(&FixPolicy) -> String) -> String {
    let origins = match &policy.origins {
        AllowedOrigins::List(origins) => origins.as_slice(),
        AllowedOrigins::Any => &[],
    };
    let lists = [origins, &policy.methods, &policy.headers, &policy.exposes];
    if lists.into_iter().flatten().all(|it| is_plain(it)) {
        write(policy)
    } else {
        "# A value has a character that this configuration would not take as it is.\n".to_owned()
    }
}

fn is_plain(value: &str) -> bool {
    value
        .chars()
        .all(|it| it.is_ascii_alphanumeric() || "-_.:/[]".contains(it))
}

/// A regular expression that only this value matches whole.
pub(super) fn expression(value: &str) -> String {
    let escaped: String = value
        .chars()
        .flat_map(|it| ".[]".contains(it).then_some('\\').into_iter().chain([it]))
        .collect();
    format!("^{escaped}$")
}

/// The headers of a preflight's answer, besides those that every answer has.
pub(super) fn preflight_headers(policy: &FixPolicy) -> Vec<(&'static str, String)> {
    let mut headers = vec![("Access-Control-Allow-Methods", policy.methods.join(", "))];
    if !policy.headers.is_empty() {
        headers.push(("Access-Control-Allow-Headers", policy.headers.join(", ")));
    }
    headers.push(("Access-Control-Max-Age", policy.max_age.to_string()));
    headers
}

/// The headers of every answer to an allowed origin, besides `Access-Control-Allow-Origin`.
pub(super) fn shared_headers(policy: &FixPolicy) -> Vec<(&'static str, String)> {
    let mut headers = Vec::new();
    if policy.credentials {
        headers.push(("Access-Control-Allow-Credentials", "true".to_owned()));
    }
    if !policy.exposes.is_empty() {
        headers.push(("Access-Control-Expose-Headers", policy.exposes.join(", ")));
    }
    headers
}
