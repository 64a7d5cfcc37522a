//! Which origins a pattern matches, worked out a second time from its description: taken apart
//! into scheme, labels and port, with no thought of speed. Tests and fuzzing hold
//! [`OriginPattern::matches`](crate::OriginPattern::matches) against it.

/// Whether `pattern`, which is a valid one, matches `origin`.
#[must_use]
pub fn matches(pattern: &str, origin: &[u8]) -> bool {
    let Ok(origin) = std::str::from_utf8(origin) else {
        return false;
    };
    if !pattern.contains('*') {
        return pattern == origin;
    }
    let parent = pattern.replacen("*.", "", 1);
    let (Some(parent), Some(child)) = (Parts::of(&parent), Parts::of(origin)) else {
        return false;
    };
    let extra = child.labels.len().saturating_sub(parent.labels.len());
    let (in_front, same) = child.labels.split_at(extra);
    child.scheme == parent.scheme
        && child.port == parent.port
        && child.labels.join(".").len() <= 253
        && extra >= 1
        && same == parent.labels
        && in_front.iter().all(|label| is_label(label))
}

struct Parts {
    scheme: String,
    labels: Vec<String>,
    port: Option<String>,
}

impl Parts {
    fn of(origin: &str) -> Option<Self> {
        let (scheme, rest) = origin.split_once("://")?;
        let (host, port) = match rest.split_once(':') {
            Some((host, port)) => (host, Some(port.to_owned())),
            None => (rest, None),
        };
        Some(Self {
            scheme: scheme.to_owned(),
            labels: host.split('.').map(str::to_owned).collect(),
            port,
        })
    }
}

fn is_label(label: &str) -> bool {
    let known = "abcdefghijklmnopqrstuvwxyz0123456789-_";
    !label.is_empty() && label.len() <= 63 && label.chars().all(|c| known.contains(c))
}
