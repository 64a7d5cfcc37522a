//! The name of a run, which a page makes up.

/// Whether this is 1 to 64 letters, digits, `-` and `_`.
#[must_use]
pub fn is_good(run: &str) -> bool {
    (1..=64).contains(&run.len())
        && run
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
