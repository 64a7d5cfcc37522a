//! The most that a case may have. An answer repeats some parts of its case many times, so without
//! these limits a short body could ask for a long answer.

use cors_verdict::{Answer, Case, HeaderList};
use service_kit::invalid_fields::InvalidFields;

const LONGEST_PAGE_ORIGIN: usize = 512;
const LONGEST_URL: usize = 40 * 1024;
const LONGEST_METHOD: usize = 64;
const LONGEST_HEADER_NAME: usize = 256;
/// In the request, and in each response.
const MOST_HEADERS: usize = 100;
/// The lab redirects up to 25 times.
const MOST_HOPS: usize = 30;

/// Names the first part of a case that is too long.
pub(super) fn check(case: &Case) -> Result<(), InvalidFields> {
    at_most(
        LONGEST_PAGE_ORIGIN,
        case.page_origin.as_str().len(),
        "bytes",
        "pageOrigin",
    )?;
    let request = &case.request;
    at_most(
        LONGEST_URL,
        request.url.as_str().len(),
        "bytes",
        "request.url",
    )?;
    at_most(
        LONGEST_METHOD,
        request.method.len(),
        "bytes",
        "request.method",
    )?;
    check_headers(&request.headers, "request.headers")?;
    at_most(MOST_HOPS, case.hops.len(), "hops", "hops")?;
    for (index, hop) in case.hops.iter().enumerate() {
        for (answer, name) in [(&hop.preflight, "preflight"), (&hop.response, "response")] {
            if let Some(Answer::Response(response)) = answer {
                check_headers(&response.headers, &format!("hops[{index}].{name}.headers"))?;
            }
        }
    }
    Ok(())
}

fn check_headers(headers: &HeaderList, field: &str) -> Result<(), InvalidFields> {
    at_most(MOST_HEADERS, headers.iter().count(), "headers", field)?;
    for (index, header) in headers.iter().enumerate() {
        let field = format!("{field}[{index}][0]");
        at_most(LONGEST_HEADER_NAME, header.name().len(), "bytes", &field)?;
    }
    Ok(())
}

fn at_most(most: usize, found: usize, what: &str, field: &str) -> Result<(), InvalidFields> {
    if found <= most {
        return Ok(());
    }
    let message = format!("write at most {most} {what}; there are {found}");
    Err(InvalidFields::one(field, message))
}
