//! The command line.

mod check;
mod examples;
mod network;
mod report;
mod values;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use cors_verdict::{Credentials, Engine, Mode, Origin};
use url::Url;

pub(crate) use crate::arguments::check::{Check, CheckFormat};
use crate::arguments::network::Network;
pub(crate) use crate::arguments::report::OutputFormat;
use crate::arguments::report::Report;
pub(crate) use crate::arguments::values::{Colour, OriginsName};
use crate::arguments::values::{cookie, http_url, named, origin};

/// Finds what stands between your page and your API, and how to fix it.
#[derive(Debug, Parser)]
#[command(version, after_help = examples::ALL)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Explain what you have of a failing call: a console message, a curl command, Copy as fetch, a HAR
    /// file, a transcript, headers, or a case in JSON. The format is recognised.
    Explain(Box<Explain>),
    /// Ask your API what it answers to a page, as a browser would ask: the preflight, the request, each redirect.
    /// Methods that can change things are sent with --send only.
    Probe(Box<Probe>),
    /// Check that an API lets in whom a policy file says, and nobody else.
    Check(Box<Check>),
    /// Give the verdict on cases: one JSON document or JSON Lines on standard input, verdicts on standard output.
    #[command(alias = "judge")]
    Verdict(Verdict),
    /// Decode a console message on standard input.
    Decode(Decode),
    /// Print the completions of a shell.
    Completions(Completions),
    /// Print a page of the manual.
    Man(Man),
}

#[derive(Debug, Args)]
#[command(after_help = examples::EXPLAIN)]
pub(crate) struct Explain {
    /// The file to explain; without it, standard input.
    pub(crate) file: Option<PathBuf>,
    /// The origin of the page, such as https://app.example.
    #[arg(long, value_parser = origin)]
    pub(crate) origin: Option<Origin>,
    /// The credentials mode of the request.
    #[arg(long, value_parser = named(Credentials::ALL, Credentials::name))]
    pub(crate) credentials: Option<Credentials>,
    /// The mode of the request.
    #[arg(long, value_parser = named(Mode::ALL, Mode::name))]
    pub(crate) mode: Option<Mode>,
    /// The method, in the spelling of the script.
    #[arg(long)]
    pub(crate) method: Option<String>,
    /// The URL of the request.
    #[arg(long)]
    pub(crate) url: Option<Url>,
    /// Decide by the rules of this engine; without it, by the Fetch Standard.
    #[arg(long, value_parser = named(Engine::ALL, Engine::name))]
    pub(crate) engine: Option<Engine>,
    #[command(flatten)]
    pub(crate) report: Report,
    /// Show readable requests in full, the code for every stack, and a proxy for an API that is not yours.
    #[arg(long, short)]
    pub(crate) verbose: bool,
    /// Print a link that shows the first call in a browser, on standard error; it has no secrets. Without PAGE it
    /// leads to the demo.
    #[arg(long, value_name = "PAGE", num_args = 0..=1, require_equals = true, default_missing_value = DIAGNOSE)]
    pub(crate) open: Option<Url>,
}

/// The page of the demo.
const DIAGNOSE: &str = "http://app.mixmax.localhost:8080/diagnose";

#[derive(Debug, Args)]
#[command(after_help = examples::PROBE)]
pub(crate) struct Probe {
    /// The URL that the page asks.
    #[arg(value_parser = http_url)]
    pub(crate) url: Url,
    /// The origin of the page, such as https://app.example.
    #[arg(long, value_parser = origin)]
    pub(crate) origin: Option<Origin>,
    /// The method, in the spelling of the script; without it, GET, or POST with --data.
    #[arg(long)]
    pub(crate) method: Option<String>,
    /// A header that script sets, as 'Name: value'; can be given several times.
    #[arg(long, value_name = "NAME: VALUE")]
    pub(crate) header: Vec<String>,
    /// The credentials mode; `include` without a value.
    #[arg(long, value_parser = named(Credentials::ALL, Credentials::name), num_args = 0..=1, require_equals = true,
        default_missing_value = "include")]
    pub(crate) credentials: Option<Credentials>,
    /// The value of Cookie that the browser has for the host of the URL. It is never printed.
    #[arg(long, value_parser = cookie)]
    pub(crate) cookie: Option<String>,
    /// The body, as text.
    #[arg(long)]
    pub(crate) data: Option<String>,
    /// Send the request also when its method can change things on the server.
    #[arg(long)]
    pub(crate) send: bool,
    /// Send what this engine sends, and decide by its rules.
    #[arg(long, value_parser = named(Engine::ALL, Engine::name), default_value = "standard")]
    pub(crate) engine: Engine,
    /// Which other origins to ask as.
    #[arg(long, value_enum)]
    pub(crate) origins: Option<OriginsName>,
    #[command(flatten)]
    pub(crate) network: Network,
    #[command(flatten)]
    pub(crate) report: Report,
    /// Show the code for every stack.
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Args)]
#[command(after_help = examples::VERDICT)]
pub(crate) struct Verdict {
    /// Decide by the rules of this engine, whatever the case says.
    #[arg(long, value_parser = named(Engine::ALL, Engine::name))]
    pub(crate) engine: Option<Engine>,
    /// Print steps, messages and fix to be read by people, instead of JSON.
    #[arg(long)]
    pub(crate) explain: bool,
}

#[derive(Debug, Args)]
#[command(after_help = examples::DECODE)]
pub(crate) struct Decode {
    /// Print the causes to be read by people, instead of JSON.
    #[arg(long)]
    pub(crate) explain: bool,
}

#[derive(Debug, Args)]
#[command(after_help = examples::COMPLETIONS)]
pub(crate) struct Completions {
    /// The shell.
    pub(crate) shell: Shell,
}

#[derive(Debug, Args)]
#[command(after_help = examples::MAN)]
pub(crate) struct Man {
    /// The command that the page is about; without it, all of them.
    pub(crate) command: Option<String>,
}
