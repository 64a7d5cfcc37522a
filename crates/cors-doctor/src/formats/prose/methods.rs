//! Methods and a status in words.

/// The methods of which people write.
pub(super) const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/// The status of which words speak, as in "status 200" or "HTTP 403".
pub(super) fn status(lowered: &str) -> Option<u16> {
    const NAMES: [&str; 7] = [
        "status", "http", "code", "statut", "estado", "stato", "responds",
    ];
    let mut words = lowered
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty());
    let mut before = words.next()?;
    words.find_map(|word| {
        let is_named = NAMES.contains(&std::mem::replace(&mut before, word));
        let status = word.parse().ok().filter(|_| is_named && word.len() == 3);
        status.filter(|it| (200..600).contains(it))
    })
}

/// The method of which words speak: before a URL, a path or the word "request"; not one of a list.
pub(super) fn method(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| {
        word.trim_matches(|it: char| !it.is_ascii_alphabetic())
            .to_owned()
    };
    let mut candidates = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let method = bare(word);
        if !METHODS.contains(&method.as_str()) || word.contains(',') {
            continue;
        }
        let next = words.get(place + 1).copied().unwrap_or("");
        let follows = ["request", "requests", "to", "call", "form", "on", "method"]
            .iter()
            .any(|it| bare(next).eq_ignore_ascii_case(it));
        let is_before_target = next.starts_with('/') || next.contains("://");
        if follows || is_before_target {
            return Some(method);
        }
        candidates.push(method);
    }
    // OPTIONS is the method of the preflight when there is another one.
    if candidates.iter().any(|it| it != "OPTIONS") {
        candidates.retain(|it| it != "OPTIONS");
    }
    candidates.dedup();
    (candidates.len() == 1).then(|| candidates.swap_remove(0))
}
