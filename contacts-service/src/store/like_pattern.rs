//! Searching for text within text.

/// A `like` pattern that finds `search` anywhere; the statements say `escape '!'`.
pub(super) fn containing(search: &str) -> String {
    let mut pattern = String::from("%");
    for c in search.chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}
