//! Lists of patterns.

use std::fmt;

use crate::{pattern::OriginPattern, pattern_error::OriginPatternError};

/// Several patterns; an origin is meant if any of them matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginPatterns(Vec<OriginPattern>);

impl OriginPatterns {
    /// Reads patterns separated by commas.
    ///
    /// # Errors
    /// Every pattern that cannot be meant, not only the first.
    pub fn parse(text: &str) -> Result<Self, Vec<OriginPatternError>> {
        let (patterns, errors): (Vec<_>, Vec<_>) = text
            .split(',')
            .map(|pattern| OriginPattern::parse(pattern.trim()))
            .partition(Result::is_ok);
        let errors: Vec<_> = errors.into_iter().filter_map(Result::err).collect();
        if errors.is_empty() {
            Ok(Self(patterns.into_iter().filter_map(Result::ok).collect()))
        } else {
            Err(errors)
        }
    }

    /// Whether `origin`, the bytes of an `Origin` header, is one of the origins meant.
    #[must_use]
    pub fn matches(&self, origin: &[u8]) -> bool {
        self.0.iter().any(|pattern| pattern.matches(origin))
    }

    /// The patterns, in the order in which they were written.
    pub fn iter(&self) -> impl Iterator<Item = &OriginPattern> {
        self.0.iter()
    }
}

impl fmt::Display for OriginPatterns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, pattern) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{pattern}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test ends where something is wrong")]
mod tests {
    use super::*;

    #[test]
    fn every_bad_pattern_of_a_list_is_reported() {
        let errors = OriginPatterns::parse("*, https://good.example, null,").unwrap_err();
        let patterns: Vec<_> = errors.iter().map(|error| error.pattern.as_str()).collect();
        assert_eq!(patterns, ["*", "null", ""]);
    }
}
