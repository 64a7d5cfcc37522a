//! What is told of a call, and in which form.

use clap::{Args, ValueEnum};
use cors_verdict::Stack;

use crate::arguments::values::{Colour, header_name, stack};

#[derive(Debug, Args)]
pub(crate) struct Report {
    /// A response header that the page's script reads, such as X-Total; can be given several times.
    #[arg(long, value_name = "NAME", value_parser = header_name)]
    pub(crate) reads: Vec<String>,
    /// Show the fix as code for this stack; can be given several times.
    #[arg(long, value_parser = stack)]
    pub(crate) stack: Vec<Stack>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    pub(crate) format: OutputFormat,
    /// When to use colours.
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    Text,
    Json,
    Markdown,
}
