//! What a policy decides about one request.

use actix_web::http::{
    Method,
    header::{self, HeaderMap},
};

use crate::{policy::CorsPolicy, refusal::Refusal};

/// The longest part of an `Origin` that a log line shows, in bytes.
const LONGEST_SHOWN: usize = 100;

/// What a policy decides about one request.
///
/// The layer decides once and puts the decision into the request's extensions, so that handlers
/// can read it, and layers further out once the response is there:
///
/// ```
/// use actix_web::{Error, HttpMessage, body::MessageBody, dev, middleware::Next};
/// use cors_policy::Decision;
///
/// async fn log_refusals<B: MessageBody>(
///     req: dev::ServiceRequest,
///     next: Next<B>,
/// ) -> Result<dev::ServiceResponse<B>, Error> {
///     let res = next.call(req).await?;
///     if let Some(decision) = res.request().extensions().get::<Decision>()
///         && let Some(line) = decision.log_line(res.request().headers())
///     {
///         println!("{line}");
///     }
///     Ok(res)
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It has no `Origin`, so it is no [CORS request](https://fetch.spec.whatwg.org/#cors-request).
    NotCors {
        /// [`Refusal::CrossSite`] or none.
        refusal: Option<Refusal>,
    },
    /// It is a [CORS-preflight request](https://fetch.spec.whatwg.org/#cors-preflight-request).
    Preflight {
        /// Why the browser will not send the request that it asks for.
        refusal: Option<Refusal>,
    },
    /// It is any other request with an `Origin`.
    Actual {
        /// [`Refusal::Origin`], [`Refusal::SeveralOrigins`] or none.
        refusal: Option<Refusal>,
    },
}

impl Decision {
    /// Decides. Nothing but the arguments is looked at.
    ///
    /// ```
    /// use actix_web::http::{Method, header::{self, HeaderMap, HeaderValue}};
    /// use cors_policy::{CorsPolicy, Decision, Refusal};
    ///
    /// let policy = CorsPolicy::builder().origins("https://*.example.com").build()?;
    /// let mut headers = HeaderMap::new();
    /// headers.insert(header::ORIGIN, HeaderValue::from_static("https://evil.example"));
    ///
    /// let decision = Decision::of(&policy, &Method::GET, &headers);
    /// assert_eq!(decision, Decision::Actual { refusal: Some(Refusal::Origin) });
    /// # Ok::<(), cors_policy::PolicyErrors>(())
    /// ```
    #[must_use]
    pub fn of(policy: &CorsPolicy, method: &Method, headers: &HeaderMap) -> Self {
        let mut origins = headers.get_all(header::ORIGIN);
        let origin = match (origins.next(), origins.next()) {
            (None, _) => {
                let refusal = changes_from_another_site(method, headers);
                return Self::NotCors { refusal };
            }
            (Some(origin), None) if policy.origins.matches(origin.as_bytes()) => Ok(()),
            (Some(_), None) => Err(Refusal::Origin),
            (Some(_), Some(_)) => Err(Refusal::SeveralOrigins),
        };
        if is_preflight(method, headers) {
            let refusal = origin.and_then(|()| what_is_not_granted(policy, headers));
            Self::Preflight {
                refusal: refusal.err(),
            }
        } else {
            Self::Actual {
                refusal: origin.err(),
            }
        }
    }

    /// Why it is refused, or `None` if it is not.
    #[must_use]
    pub fn refusal(self) -> Option<Refusal> {
        match self {
            Self::NotCors { refusal } | Self::Preflight { refusal } | Self::Actual { refusal } => {
                refusal
            }
        }
    }

    /// What to log about a refusal; `headers` are the request's. A hostile `Origin` can be long
    /// and hold any byte: it is quoted and cut.
    #[must_use]
    pub fn log_line(self, headers: &HeaderMap) -> Option<String> {
        let refusal = self.refusal()?;
        let what = match self {
            Self::NotCors { .. } => {
                return Some(format!("request without Origin refused: {refusal}"));
            }
            Self::Preflight { .. } => "preflight",
            Self::Actual { .. } => "request",
        };
        let origin = headers.get(header::ORIGIN)?.as_bytes();
        let shown = origin.get(..LONGEST_SHOWN).unwrap_or(origin).escape_ascii();
        Some(format!("{what} from \"{shown}\" refused: {refusal}"))
    }
}

/// Whether a request is a
/// [CORS-preflight request](https://fetch.spec.whatwg.org/#cors-preflight-request).
#[must_use]
pub fn is_preflight(method: &Method, headers: &HeaderMap) -> bool {
    method == Method::OPTIONS
        && headers.contains_key(header::ORIGIN)
        && headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
}

/// A browser sends some requests that change things without an `Origin`, and then says in
/// `Sec-Fetch-Site` whose page it was.
fn changes_from_another_site(method: &Method, headers: &HeaderMap) -> Option<Refusal> {
    let cross_site = headers
        .get_all("sec-fetch-site")
        .any(|site| site.as_bytes() == b"cross-site");
    (cross_site && !method.is_safe()).then_some(Refusal::CrossSite)
}

fn what_is_not_granted(policy: &CorsPolicy, headers: &HeaderMap) -> Result<(), Refusal> {
    let mut methods = headers.get_all(header::ACCESS_CONTROL_REQUEST_METHOD);
    if !methods.all(|method| policy.grants_method(method.as_bytes())) {
        return Err(Refusal::Method);
    }
    let granted = headers
        .get_all(header::ACCESS_CONTROL_REQUEST_HEADERS)
        .flat_map(|names| names.as_bytes().split(|byte| *byte == b','))
        .map(<[u8]>::trim_ascii)
        // Empty elements of a list count for nothing: RFC 9110, section 5.6.1.
        .filter(|name| !name.is_empty())
        .all(|name| policy.grants_request_header(name));
    if granted {
        Ok(())
    } else {
        Err(Refusal::Header)
    }
}
