//! The layer that strips the version from addresses, and puts it into pages.

use actix_web::{
    Error,
    body::{BoxBody, MessageBody, to_bytes},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        StatusCode, Uri,
        header::{
            ACCEPT_RANGES, CACHE_CONTROL, ETAG, HeaderMap, HeaderValue, IF_MODIFIED_SINCE,
            IF_NONE_MATCH, LAST_MODIFIED, RANGE,
        },
        uri::PathAndQuery,
    },
    middleware::Next,
    web::{self, Data},
};

use crate::{
    media_type::has_type,
    versioned::{
        Releases,
        comments::without_comments,
        page,
        release::{DIGITS, Release},
    },
};

const KEPT_FOR_GOOD: HeaderValue = HeaderValue::from_static("max-age=31536000, immutable");
const PREFIX: &str = "/v/";

/// Serves `/v/{version}/{path}` as `/{path}`, to be kept for good while the version is that of the
/// files; and pages with links to such addresses.
///
/// # Errors
/// Passes on the errors of the layers below.
pub(crate) async fn serve<B: MessageBody + 'static>(
    releases: Data<Releases>,
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    // A part of a file is no part of what is made of it. The whole is always right (RFC 9110, section 14.2).
    req.headers_mut().remove(RANGE);
    let asked = strip_version(&mut req);
    let release = if asked.is_none() && req.method().is_safe() {
        let releases = releases.clone();
        web::block(move || releases.current()).await?
    } else {
        releases.seen()
    };
    let may_be_page = is_path_of_page(req.path());
    if may_be_page {
        pass_on_validator(req.headers_mut(), &release);
    }
    let mut res = next.call(req).await?;
    res.headers_mut().remove(ACCEPT_RANGES);
    if has_type(res.headers(), "text/html") {
        return send_page(res, &release).await;
    }
    if may_be_page && res.status() == StatusCode::NOT_MODIFIED {
        let mut res = res.map_into_boxed_body();
        mark_tag(res.headers_mut(), &release.version);
        return Ok(res);
    }
    if asked.as_deref() != Some(&release.version) || res.status() != StatusCode::OK {
        return Ok(res.map_into_boxed_body());
    }
    let mut res = if has_type(res.headers(), "text/javascript") {
        rewrite(res, without_comments, "c").await?
    } else {
        res.map_into_boxed_body()
    };
    // Nobody asks again.
    res.headers_mut().remove(LAST_MODIFIED);
    res.headers_mut().insert(CACHE_CONTROL, KEPT_FOR_GOOD);
    Ok(res)
}

/// Takes the version out of the address; `None` when there is none in it.
fn strip_version(req: &mut ServiceRequest) -> Option<String> {
    let rest = req.path().strip_prefix(PREFIX)?;
    let version = rest.get(..DIGITS)?.to_owned();
    let path = rest.get(DIGITS..)?;
    if !path.starts_with('/') || !version.bytes().all(|it| it.is_ascii_hexdigit()) {
        return None;
    }
    let query = req.uri().query().map(|query| format!("?{query}"));
    let target = format!("{path}{}", query.unwrap_or_default());
    let mut parts = req.uri().clone().into_parts();
    parts.path_and_query = Some(target.parse::<PathAndQuery>().ok()?);
    let uri = Uri::from_parts(parts).ok()?;
    req.match_info_mut().get_mut().update(&uri);
    req.head_mut().uri = uri;
    Some(version)
}

/// Pages have no extension in their address, or their own.
fn is_path_of_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    !name.contains('.') || name.ends_with(".html")
}

/// The entity tag of a page is that of its file and the version. The file is compared with its own
/// part, and with nothing when the version is another.
fn pass_on_validator(headers: &mut HeaderMap, release: &Release) {
    let Some(tag) = headers.get(IF_NONE_MATCH).and_then(|it| it.to_str().ok()) else {
        headers.remove(IF_MODIFIED_SINCE);
        return;
    };
    let own = tag
        .strip_suffix(&format!("-{}\"", release.version))
        .and_then(|file| format!("{file}\"").parse().ok());
    headers.remove(IF_NONE_MATCH);
    if let Some(own) = own {
        headers.insert(IF_NONE_MATCH, own);
    }
}

async fn send_page<B: MessageBody + 'static>(
    res: ServiceResponse<B>,
    release: &Release,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let versioned = |page: &str| page::versioned(page, release);
    let mut res = rewrite(res, versioned, &release.version).await?;
    // The page changes with the files that it links to.
    res.headers_mut().remove(LAST_MODIFIED);
    Ok(res)
}

fn mark_tag(headers: &mut HeaderMap, mark: &str) {
    if let Some(tag) = headers.get(ETAG).and_then(|it| it.to_str().ok())
        && let Ok(own) = format!("{}-{mark}\"", tag.trim_end_matches('"')).parse()
    {
        headers.insert(ETAG, own);
    }
}

/// Sends another text in place of the body; `mark` tells its entity tag from that of the file.
async fn rewrite<B: MessageBody + 'static>(
    res: ServiceResponse<B>,
    text: impl Fn(&str) -> String,
    mark: &str,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let (req, res) = res.into_parts();
    let (mut res, body) = res.into_parts();
    let body = to_bytes(body).await.map_err(Into::into)?;
    let sent = text(&String::from_utf8_lossy(&body));
    mark_tag(res.headers_mut(), mark);
    Ok(ServiceResponse::new(req, res.set_body(BoxBody::new(sent))))
}
