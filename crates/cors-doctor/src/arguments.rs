//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use cors_doctor::send::HostAddress;
use cors_verdict::{Credentials, Engine, Mode, Origin, Stack};
use url::Url;

/// Finds what stands between your page and your API, and how to fix it.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  curl -v -H 'Origin: https://app.example' https://api.example/groups 2>&1 | cors-doctor explain
  cors-doctor explain recording.har --format markdown
  cors-doctor probe https://api.example/groups --origin https://app.example
  cors-doctor explain --origin https://app.example --credentials include < copied-as-curl.txt

Exit status of explain: 0 nothing blocked, 1 something blocked or undecided, 2 bad input.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Explain what you have of a failing call: a console message, a curl command, Copy as fetch, a HAR
    /// file, a transcript, headers, or a case for the judge. It is recognised by itself.
    Explain(Box<Explain>),
    /// Ask your API what it answers to a page, as a browser would ask: the preflight, the request, each redirect.
    /// Methods that can change things are sent with --send only.
    Probe(Box<Probe>),
    /// Judge cases: one JSON document or JSON Lines on standard input, verdicts on standard output.
    Judge(Judge),
    /// Decode a console message on standard input.
    Decode(Decode),
    /// Print the completions of a shell.
    Completions(Completions),
    /// Print the manual page.
    Man,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The file to explain; standard input unless told.
    pub(crate) file: Option<PathBuf>,
    /// The origin of the page, such as https://app.example.
    #[arg(long, value_parser = origin)]
    pub(crate) origin: Option<Origin>,
    /// The credentials mode of the request.
    #[arg(long, value_enum)]
    pub(crate) credentials: Option<CredentialsName>,
    /// The mode of the request.
    #[arg(long, value_enum)]
    pub(crate) mode: Option<ModeName>,
    /// The method, in the spelling of the script.
    #[arg(long)]
    pub(crate) method: Option<String>,
    /// The URL of the request.
    #[arg(long)]
    pub(crate) url: Option<Url>,
    /// Judge by the rules of this engine; by the Fetch Standard unless told.
    #[arg(long, value_enum)]
    pub(crate) engine: Option<EngineName>,
    /// Show the fix as code for this stack; can be given several times.
    #[arg(long, value_parser = stack)]
    pub(crate) stack: Vec<Stack>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    pub(crate) format: OutputFormat,
    /// When to use colours.
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
    /// Show readable requests in full, the code for every stack, and a proxy for an API that is not yours.
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

const PROBE_EXAMPLES: &str = "\
Examples:
  cors-doctor probe https://api.example/groups --origin https://app.example
  cors-doctor probe https://api.example/groups/1 --origin https://app.example --method PATCH \\
      --header 'Content-Type: application/json' --credentials
  cors-doctor probe http://localhost:3000/ --origin http://localhost:5173 --origins hostile

Proxies: https_proxy, HTTPS_PROXY, http_proxy (in lower case only), all_proxy and no_proxy, as curl reads them.

Exit status: 0 nothing blocked, 1 something blocked or undecided, 2 bad input, 3 not reached.";

#[derive(Debug, Args)]
#[command(after_help = PROBE_EXAMPLES)]
pub(crate) struct Probe {
    /// The URL that the page asks.
    #[arg(value_parser = http_url)]
    pub(crate) url: Url,
    /// The origin of the page, such as https://app.example.
    #[arg(long, value_parser = origin)]
    pub(crate) origin: Option<Origin>,
    /// The method, in the spelling of the script; GET unless told, and POST with --data.
    #[arg(long)]
    pub(crate) method: Option<String>,
    /// A header that script sets, as 'Name: value'; can be given several times.
    #[arg(long, value_name = "NAME: VALUE")]
    pub(crate) header: Vec<String>,
    /// The credentials mode; `include` without a value.
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "include")]
    pub(crate) credentials: Option<CredentialsName>,
    /// The value of Cookie that the browser has for the host of the URL. It is never printed.
    #[arg(long, value_parser = cookie)]
    pub(crate) cookie: Option<String>,
    /// The body, as text.
    #[arg(long)]
    pub(crate) data: Option<String>,
    /// Send the request also when its method can change things on the server.
    #[arg(long)]
    pub(crate) send: bool,
    /// Send what this engine sends, and judge by its rules.
    #[arg(long, value_enum, default_value_t = EngineName::Standard)]
    pub(crate) engine: EngineName,
    /// Which other origins to ask as.
    #[arg(long, value_enum)]
    pub(crate) origins: Option<OriginsName>,
    /// Trust the authorities of this PEM file instead of the system's.
    #[arg(long, value_name = "FILE")]
    pub(crate) cacert: Option<PathBuf>,
    /// Use this address for a host and a port; can be given several times.
    #[arg(long, value_name = "HOST:PORT:ADDRESS")]
    pub(crate) resolve: Vec<HostAddress>,
    /// The most seconds that one request may take.
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    pub(crate) timeout: Duration,
    /// Show the fix as code for this stack; can be given several times.
    #[arg(long, value_parser = stack)]
    pub(crate) stack: Vec<Stack>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    pub(crate) format: OutputFormat,
    /// When to use colours.
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
    /// Show the code for every stack.
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Judge {
    /// Judge by the rules of this engine, whatever the case says.
    #[arg(long, value_enum)]
    pub(crate) engine: Option<EngineName>,
    /// Print steps, messages and fix to be read by people, instead of JSON.
    #[arg(long)]
    pub(crate) explain: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Decode {
    /// Print the causes to be read by people, instead of JSON.
    #[arg(long)]
    pub(crate) explain: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell.
    pub(crate) shell: Shell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    Text,
    Json,
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OriginsName {
    /// Origins that should not be let in, one for each mistake that lets them in.
    Hostile,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum EngineName {
    Standard,
    Chromium,
    Firefox,
    Webkit,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum CredentialsName {
    Omit,
    SameOrigin,
    Include,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ModeName {
    Cors,
    NoCors,
    SameOrigin,
}

fn origin(text: &str) -> Result<Origin, String> {
    Origin::parse(text).map_err(|error| error.to_string())
}

fn http_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| error.to_string())?;
    if matches!(url.scheme(), "http" | "https") {
        Ok(url)
    } else {
        Err("write it with http:// or https://".to_owned())
    }
}

fn cookie(text: &str) -> Result<String, String> {
    if text.contains(['\r', '\n', '\0']) {
        return Err("a cookie has no line breaks".to_owned());
    }
    Ok(text.to_owned())
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text
        .parse()
        .map_err(|_| "write a number of seconds".to_owned())?;
    if seconds > 0.0 && seconds <= 3600.0 {
        Ok(Duration::from_secs_f64(seconds))
    } else {
        Err("write a number of seconds up to 3600".to_owned())
    }
}

fn stack(name: &str) -> Result<Stack, String> {
    Stack::named(name).ok_or_else(|| {
        let known: Vec<&str> = Stack::ALL.iter().map(|it| it.name()).collect();
        format!("there are {}", known.join(", "))
    })
}

impl From<EngineName> for Engine {
    fn from(name: EngineName) -> Self {
        match name {
            EngineName::Standard => Self::Standard,
            EngineName::Chromium => Self::Chromium,
            EngineName::Firefox => Self::Firefox,
            EngineName::Webkit => Self::Webkit,
        }
    }
}

impl From<CredentialsName> for Credentials {
    fn from(name: CredentialsName) -> Self {
        match name {
            CredentialsName::Omit => Self::Omit,
            CredentialsName::SameOrigin => Self::SameOrigin,
            CredentialsName::Include => Self::Include,
        }
    }
}

impl From<ModeName> for Mode {
    fn from(name: ModeName) -> Self {
        match name {
            ModeName::Cors => Self::Cors,
            ModeName::NoCors => Self::NoCors,
            ModeName::SameOrigin => Self::SameOrigin,
        }
    }
}
