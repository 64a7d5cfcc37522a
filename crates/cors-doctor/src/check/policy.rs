//! What a policy file says: which page can read which response.

use cors_verdict::{Origin, Request};

/// The expectations of a policy file.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The origins that it names, in its order.
    pub(crate) origins: Vec<NamedOrigin>,
    /// The requests, in its order.
    pub(crate) requests: Vec<Expected>,
}

/// An origin with the name that the file gives it.
#[derive(Clone, Debug)]
pub(crate) struct NamedOrigin {
    pub(crate) name: String,
    pub(crate) origin: Origin,
}

/// A request, and who can read its response.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    /// The name, which no other request of the file has.
    pub(crate) name: String,
    /// The request as a script makes it.
    pub(crate) request: Request,
    /// The bytes of its body.
    pub(crate) body: Option<String>,
    /// The value of the header `Cookie`, which is a secret.
    pub(crate) cookie: Option<String>,
    /// The names of the origins whose pages can read the response; all others are refused.
    pub(crate) readable: Vec<String>,
    /// The line that says so.
    pub(crate) readable_line: usize,
    /// The response headers that those pages can read: lower case, each with its line.
    pub(crate) exposes: Vec<(String, usize)>,
    /// The line that asks for hostile origins, too.
    pub(crate) hostile_line: Option<usize>,
}

impl Expected {
    /// Whether the pages of an origin of that name can read the response.
    pub(crate) fn is_readable_for(&self, name: &str) -> bool {
        self.readable.iter().any(|it| it == name)
    }
}
