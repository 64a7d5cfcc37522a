//! The validators of files. A browser gets a file as it is or compressed, and Actix gives all of these
//! the same strong entity tag.

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{ACCEPT_ENCODING, ETAG, HeaderMap, HeaderValue, VARY},
    middleware::Next,
};

/// Makes entity tags weak, because bytes differ that have the same one ([RFC 9110, section
/// 8.8.3.3](https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.3)), and says also of a file that is
/// not compressed what chooses between them
/// ([12.5.5](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5)).
///
/// # Errors
/// Passes on the errors of the layers below.
pub(crate) async fn of_all_codings<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let mut res = next.call(req).await?;
    let headers = res.headers_mut();
    if let Some(tag) = headers.get(ETAG).and_then(weak) {
        headers.insert(ETAG, tag);
        if !varies_on_coding(headers) {
            headers.append(VARY, HeaderValue::from_static("accept-encoding"));
        }
    }
    Ok(res)
}

fn weak(tag: &HeaderValue) -> Option<HeaderValue> {
    let opaque = tag.to_str().ok()?.trim_start_matches("W/");
    format!("W/{opaque}").parse().ok()
}

fn varies_on_coding(headers: &HeaderMap) -> bool {
    let names = headers.get_all(VARY).filter_map(|it| it.to_str().ok());
    let mut names = names.flat_map(|it| it.split(','));
    names.any(|it| it.trim().eq_ignore_ascii_case(ACCEPT_ENCODING.as_str()))
}
