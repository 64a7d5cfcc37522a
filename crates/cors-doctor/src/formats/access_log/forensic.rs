//! Apache's `mod_log_forensic`: `+id|GET /path HTTP/1.1|Host:api.example|…`, in which colons of values are `%3a`.

use crate::formats::transcript::draft::Draft;

/// The request of a line.
pub(super) fn read(line: &str) -> Option<Draft> {
    let mut parts = line.trim().split('|');
    let id = parts.next()?;
    let is_id = id.starts_with('+') && !id.contains(' ');
    let mut request = parts.next().filter(|_| is_id)?.split(' ');
    let (method, target, version) = (request.next()?, request.next()?, request.next()?);
    if !version.starts_with("HTTP/") {
        return None;
    }
    let headers = parts.filter_map(|it| it.split_once(':'));
    let plain = |value: &str| {
        let colons = value.replace("%3a", ":").replace("%3A", ":");
        colons.replace("%7c", "|").replace("%7C", "|")
    };
    Some(Draft {
        method: Some(method.to_owned()),
        target: Some(target.to_owned()),
        version: Some(version.to_owned()),
        request_headers: headers
            .map(|(name, value)| (name.to_owned(), plain(value)))
            .collect(),
        ..Draft::default()
    })
}
