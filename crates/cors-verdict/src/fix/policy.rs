//! What a server has to allow for a request to pass.

use crate::case::Case;
use crate::preflight;
use crate::refusal::Refusal;

/// A CORS policy that lets one request of one page pass, and no more than that.
#[derive(Debug)]
pub(super) struct Policy {
    pub(super) origin: AllowedOrigin,
    pub(super) methods: Vec<String>,
    pub(super) headers: Vec<String>,
    pub(super) credentials: bool,
}

#[derive(Debug)]
pub(super) enum AllowedOrigin {
    /// Exactly this one.
    One(String),
    /// Everybody, for public data without credentials.
    Anyone,
}

impl Policy {
    /// `None` when no policy can be recommended: the origin is `null` and credentials are included.
    pub(super) fn of(case: &Case, refusal: &Refusal) -> Option<Self> {
        let is_null = refusal.request_origin == "null";
        let origin = match (is_null, refusal.include_credentials) {
            (false, _) => AllowedOrigin::One(refusal.request_origin.clone()),
            (true, false) => AllowedOrigin::Anyone,
            (true, true) => return None,
        };
        Some(Self {
            origin,
            methods: methods(refusal),
            headers: headers(case, refusal),
            credentials: refusal.include_credentials,
        })
    }
}

fn methods(refusal: &Refusal) -> Vec<String> {
    let mut methods = vec!["GET".to_owned(), "HEAD".to_owned(), "POST".to_owned()];
    // Methods are upper case on every server; that script has to write it so too is said in words.
    let method = refusal.method.to_ascii_uppercase();
    if !methods.contains(&method) {
        methods.push(method);
    }
    methods
}

fn headers(case: &Case, refusal: &Refusal) -> Vec<String> {
    refusal.preflighted.clone().unwrap_or_else(|| {
        let request = &case.request;
        preflight::need(
            &refusal.method,
            &crate::case::guarded_headers(&request.headers, request.mode),
            request.body,
            request.force_preflight,
        )
        .unsafe_names
    })
}
