//! A page, as it is sent.

use crate::versioned::release::Release;

/// Where a page says which script it begins with.
const MODULE: &str = "<script type=\"module\" src=\"";

/// Leads every link to a file under its version, and has the browser load all scripts at once that
/// the page's own imports, in place of finding them one wave after the other.
pub(super) fn versioned(page: &str, release: &Release) -> String {
    let under = format!("/v/{}", release.version);
    let mut sent = String::with_capacity(page.len() * 2);
    for line in page.split_inclusive('\n') {
        if let Some(script) = value_after(line, MODULE) {
            for path in release.modules.all_imports(script) {
                sent += &format!("    <link rel=\"modulepreload\" href=\"{under}{path}\" />\n");
            }
        }
        let mut rest = line;
        while let Some((before, from)) = rest.split_once("=\"/") {
            sent += before;
            sent += "=\"";
            if from.split('"').next().is_some_and(|path| release.has(path)) {
                sent += &under;
            }
            sent += "/";
            rest = from;
        }
        sent += rest;
    }
    sent
}

/// The text between this start and the next quotation mark.
fn value_after<'a>(line: &'a str, start: &str) -> Option<&'a str> {
    line.split_once(start)?.1.split('"').next()
}
