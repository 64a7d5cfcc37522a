//! The facts that a person sets, whatever the input says.

use cors_verdict::{Credentials, Engine, Mode, Origin, Stack};
use url::Url;

use crate::input_limits::InputLimits;

/// The facts that a person sets. What is `None` is read from the input, inferred or assumed.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The origin of the page that makes the request.
    pub page_origin: Option<Origin>,
    /// The credentials mode of the request.
    pub credentials: Option<Credentials>,
    /// The mode of the request.
    pub mode: Option<Mode>,
    /// The method in the spelling of the script.
    pub method: Option<String>,
    /// The URL of the request, where the input has a path or nothing at all.
    pub url: Option<Url>,
    /// The engine by whose rules to judge; `None` stands for the Fetch Standard.
    pub engine: Option<Engine>,
    /// The stacks for which a fix has code; `None` stands for all.
    pub stacks: Option<Vec<Stack>>,
    /// The response headers that script reads, such as `X-Total`; the fix exposes them.
    pub reads: Vec<String>,
    /// How much of the input is read, and how much is said about it.
    pub limits: InputLimits,
}
