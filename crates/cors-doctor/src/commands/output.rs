//! How explanations are printed.

use std::env;
use std::io::{self, IsTerminal, Write};

use cors_doctor::Explanation;
use cors_doctor::report::{self, Style};

use crate::arguments::{Colour, OutputFormat};

/// Prints an explanation on standard output.
pub(crate) fn print(
    explanation: &Explanation,
    format: OutputFormat,
    colour: Colour,
    is_verbose: bool,
) -> io::Result<()> {
    let mut output = io::stdout().lock();
    let document = match format {
        OutputFormat::Text => {
            let is_coloured = match colour {
                Colour::Auto => is_wanted(output.is_terminal()),
                Colour::Always => true,
                Colour::Never => false,
            };
            report::text(
                explanation,
                Style {
                    is_coloured,
                    is_verbose,
                },
            )
        }
        OutputFormat::Markdown => report::markdown(explanation),
        OutputFormat::Json => report::json(explanation)? + "\n",
    };
    output.write_all(document.as_bytes())?;
    output.flush()
}

/// [NO_COLOR](https://no-color.org): set to anything but nothing, it switches colours off.
fn is_wanted(is_terminal: bool) -> bool {
    is_terminal && env::var_os("NO_COLOR").is_none_or(|it| it.is_empty())
}
