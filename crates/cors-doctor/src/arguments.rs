//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
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
  cors-doctor explain --origin https://app.example --credentials include < copied-as-curl.txt

Exit status of explain: 0 nothing blocked, 1 something blocked or undecided, 2 bad input.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Explain what you have of a failing call: a console message, a curl command, Copy as fetch, a HAR
    /// file, a transcript, headers, or a case for the judge. It is recognised by itself.
    Explain(Box<Explain>),
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
