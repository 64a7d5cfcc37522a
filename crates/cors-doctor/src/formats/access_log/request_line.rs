//! The request line in an access log.

/// The parts of a line around the request line in quotes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quoted<'a> {
    pub(super) before: &'a str,
    pub(super) method: &'a str,
    pub(super) target: &'a str,
    pub(super) version: &'a str,
    pub(super) after: &'a str,
}

/// The request line in quotes, such as `"GET /path HTTP/1.1"`.
pub(super) fn find(line: &str) -> Option<Quoted<'_>> {
    let end = line.find(" HTTP/")?;
    let close = end + line[end..].find('"')?;
    let open = line[..end].rfind('"')?;
    let mut parts = line[open + 1..close].split(' ');
    let (method, target, version) = (parts.next()?, parts.next()?, parts.next()?);
    let is_method = !method.is_empty() && method.bytes().all(|it| it.is_ascii_uppercase());
    is_method.then_some(Quoted {
        before: &line[..open],
        method,
        target,
        version,
        after: &line[close + 1..],
    })
}

/// A status as a word.
pub(super) fn status(word: &str) -> Option<u16> {
    let status = word.parse().ok().filter(|_| word.len() == 3);
    status.filter(|it| (100..=599).contains(it))
}
