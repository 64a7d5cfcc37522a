//! The arguments of `cors-doctor check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use cors_verdict::{Engine, Origin, Stack};
use url::Url;
use web_origin::TupleOrigin;

use crate::arguments::examples;
use crate::arguments::network::Network;
use crate::arguments::values::{Colour, header_name, http_url, named, origin, stack};

#[derive(Debug, Args)]
#[command(after_help = examples::CHECK)]
pub(crate) struct Check {
    /// The policy files.
    #[arg(required_unless_present = "write")]
    pub(crate) files: Vec<PathBuf>,
    /// Ask this server instead of the base of the files.
    #[arg(long, value_name = "ORIGIN", value_parser = TupleOrigin::parse_http)]
    pub(crate) base: Option<TupleOrigin>,
    /// Send requests that can change things on the server, too; without it their preflight decides.
    #[arg(long)]
    pub(crate) send: bool,
    /// Decide by the rules of this engine alone; without it, all three browsers have to agree.
    #[arg(long, value_parser = named(Engine::ALL, Engine::name))]
    pub(crate) engine: Option<Engine>,
    /// Show the fix of what is not as expected as code for this stack; can be given several times.
    #[arg(long, value_parser = stack)]
    pub(crate) stack: Vec<Stack>,
    /// Print a first policy file for this URL, from what its server answers, and check nothing.
    #[arg(long, value_name = "URL", value_parser = http_url, requires = "origin",
        conflicts_with_all = ["files", "base", "engine", "format", "send", "stack"])]
    pub(crate) write: Option<Url>,
    /// With --write: an origin to ask from, such as https://app.example; can be given several times.
    #[arg(long, value_parser = origin, requires = "write")]
    pub(crate) origin: Vec<Origin>,
    /// With --write: the method of the page's request.
    #[arg(long, requires = "write", default_value = "GET")]
    pub(crate) method: String,
    /// With --write: a header that the page's script sets; can be given several times.
    #[arg(long, value_name = "NAME: VALUE", requires = "write")]
    pub(crate) header: Vec<String>,
    /// With --write: ask with credentials.
    #[arg(long, requires = "write")]
    pub(crate) credentials: bool,
    /// With --write: a response header that the page's script reads, such as X-Total, for the key exposes; can be
    /// given several times.
    #[arg(long, value_name = "NAME", requires = "write", value_parser = header_name)]
    pub(crate) reads: Vec<String>,
    #[command(flatten)]
    pub(crate) network: Network,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,
    /// When to use colours.
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
}

/// The forms of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    Text,
    Json,
    Markdown,
    /// JUnit XML, for servers for continuous integration.
    Junit,
    /// Annotations of GitHub.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
}
