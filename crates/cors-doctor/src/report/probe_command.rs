//! The command that asks the server what an input does not tell.

use cors_verdict::header::guard::guarded;
use cors_verdict::{Body, Case};

use crate::infer::page_origin::UNKNOWN_PAGE;

/// `cors-doctor probe` with the request of a case, for a shell. Values that were taken out of the input
/// are to be put in again.
pub(crate) fn of(case: &Case) -> String {
    let request = &case.request;
    let mut words = vec![
        "cors-doctor probe".to_owned(),
        quoted(request.url.as_str()),
        format!("--origin {}", page(case)),
    ];
    if request.method != "GET" {
        words.push(format!("--method {}", quoted(&request.method)));
    }
    for header in guarded(&request.headers, request.mode).iter() {
        let line = format!(
            "{}: {}",
            header.name(),
            String::from_utf8_lossy(header.value())
        );
        words.push(format!("--header {}", quoted(&line)));
    }
    if request.credentials.is_include() {
        words.push("--credentials".to_owned());
    }
    if !matches!(request.body, Body::None) {
        words.push("--data …".to_owned());
    }
    words.join(" ")
}

fn page(case: &Case) -> String {
    match case.page_origin.as_str() {
        UNKNOWN_PAGE => "https://the-origin-of-your-page".to_owned(),
        origin => quoted(origin),
    }
}

/// In single quotes, as a POSIX shell takes them, where it needs them.
fn quoted(text: &str) -> String {
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "-._~:/%@,+=".contains(it);
    if text.chars().all(is_plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}
