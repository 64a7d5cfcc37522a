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
        StatusCode,
        header::{ACCEPT_ENCODING, CONTENT_ENCODING, ETAG},
    },
    middleware::Next,
    web::{Bytes, Data},
};
use tokio::sync::Semaphore;

/// How many files are read and compressed at once: each takes megabytes meanwhile.
const AT_ONCE: usize = 4;

#[derive(Debug)]
pub(crate) struct CompressedFiles {
    /// The bodies by coding and entity tag, which a file changes with its content: so there are at
    /// most as many as there were files, times codings.
    bodies: Mutex<HashMap<String, Bytes>>,
    turns: Semaphore,
}

impl Default for CompressedFiles {
    fn default() -> Self {
        Self {
            bodies: Mutex::default(),
            turns: Semaphore::new(AT_ONCE),
        }
    }
}

impl CompressedFiles {
    /// The map is whole at any time: a panic elsewhere cannot have spoilt it.
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Bytes>> {
        self.bodies.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets the layer below compress a file the first time, and sends the same bytes from then on. What
/// answers another method is no file, and is not compressed: one encoder takes 3 MiB, and any page can
/// ask for many answers at once.
///
/// # Errors
/// Passes on the errors of the layers below.
pub(crate) async fn reuse<B: MessageBody + 'static>(
    files: Data<CompressedFiles>,
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if !req.method().is_safe() {
        req.headers_mut().remove(ACCEPT_ENCODING);
        return Ok(next.call(req).await?.map_into_boxed_body());
    }
    // Nobody closes it.
    let _turn = files.turns.acquire().await.ok();
    let res = next.call(req).await?;
    let Some(key) = key(&res).filter(|_| res.status() == StatusCode::OK) else {
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
