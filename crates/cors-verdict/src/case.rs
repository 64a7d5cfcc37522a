//! What is judged: a page, a request, and what the servers answered.

use crate::engine::Engine;
use crate::fix::stacks::Stack;
use crate::origin::Origin;
use crate::request::Request;
use crate::response::Response;

/// A page's request and the answers it got.
///
/// ```
/// use cors_verdict::{Answer, Case, HeaderList, Hop, Origin, Outcome, Request, Response, judge};
///
/// let mut headers = HeaderList::new();
/// headers.append("Access-Control-Allow-Origin", b"https://app.example")?;
/// let case = Case {
///     hops: vec![Hop {
///         preflight: None,
///         response: Some(Answer::Response(Response { status: 200, headers })),
///     }],
///     ..Case::new(
///         Origin::parse("https://app.example")?,
///         Request::get("https://api.example/groups".parse()?),
///     )
/// };
/// assert!(matches!(judge(&case).outcome, Outcome::Readable { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Case {
    /// The origin of the page.
    pub page_origin: Origin,
    /// The request as script made it.
    pub request: Request,
    /// One entry for each URL of the redirect chain, as far as it is known.
    pub hops: Vec<Hop>,
    /// The rules by which to judge.
    pub engine: Engine,
    /// Whether the page is meant to get in. If not, the fix has words and no server code.
    pub trusted: bool,
    /// The stacks for which the fix has a snippet.
    pub stacks: Vec<Stack>,
}

impl Case {
    /// A case without answers, for the Fetch Standard, from a trusted page, with every stack.
    pub fn new(page_origin: Origin, request: Request) -> Self {
        Self {
            page_origin,
            request,
            hops: Vec::new(),
            engine: Engine::Standard,
            trusted: true,
            stacks: Stack::ALL.to_vec(),
        }
    }
}

/// One URL of the redirect chain.
#[derive(Clone, Debug, Default)]
pub struct Hop {
    /// The answer to the preflight; `None` when the server was never asked.
    pub preflight: Option<Answer>,
    /// The answer to the actual request; `None` when the server was never asked.
    pub response: Option<Answer>,
}

/// What came back from a server that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A response.
    Response(Response),
    /// No response: the connection, the name or the certificate failed.
    NetworkError,
    /// Bytes that are not HTTP.
    NotHttp,
}
