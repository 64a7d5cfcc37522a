//! Compressed files, kept: to compress one takes longer than all the rest of a request for it.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use actix_web::{
    Error,
    body::{BoxBody, MessageBody, to_bytes},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode,
        header::{CONTENT_ENCODING, ETAG},
    },
    middleware::Next,
    web::{Bytes, Data},
};

/// The bodies by coding and entity tag, which a file changes with its content: so there are at most
/// as many as there were files, times codings.
#[derive(Debug, Default)]
pub(crate) struct CompressedFiles(Mutex<HashMap<String, Bytes>>);

impl CompressedFiles {
    /// The map is whole at any time: a panic elsewhere cannot have spoilt it.
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Bytes>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets the layer below compress a file the first time, and sends the same bytes from then on.
///
/// # Errors
/// Passes on the errors of the layers below.
pub(crate) async fn reuse<B: MessageBody + 'static>(
    files: Data<CompressedFiles>,
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let is_get = req.method() == Method::GET;
    let res = next.call(req).await?;
    let Some(key) = key(&res).filter(|_| is_get && res.status() == StatusCode::OK) else {
        return Ok(res.map_into_boxed_body());
    };
    let known = files.lock().get(&key).cloned();
    if let Some(body) = known {
        return Ok(res.map_body(|_, _| BoxBody::new(body)));
    }
    let (req, res) = res.into_parts();
    let (res, body) = res.into_parts();
    let body = to_bytes(body).await.map_err(Into::into)?;
    files.lock().insert(key, body.clone());
    Ok(ServiceResponse::new(req, res.set_body(BoxBody::new(body))))
}

/// `None` for what is not compressed, or is no file.
fn key<B>(res: &ServiceResponse<B>) -> Option<String> {
    let text = |name| res.headers().get(name)?.to_str().ok();
    Some(format!("{} {}", text(CONTENT_ENCODING)?, text(ETAG)?))
}
