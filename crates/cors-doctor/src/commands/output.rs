//! Standard output.

use std::env;
use std::io::{self, IsTerminal, Write};

use cors_doctor::report::Style;

use crate::arguments::Colour;

/// Writes a document on standard output.
pub(super) fn write(document: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(document.as_bytes())?;
    output.flush()
}

/// How text looks on standard output.
pub(super) fn style(colour: Colour, is_verbose: bool) -> Style {
    let is_coloured = match colour {
        Colour::Auto => is_wanted(io::stdout().is_terminal()),
        Colour::Always => true,
        Colour::Never => false,
    };
    Style {
        is_coloured,
        is_verbose,
    }
}

/// [NO_COLOR](https://no-color.org): set to anything but nothing, it switches colours off.
fn is_wanted(is_terminal: bool) -> bool {
    is_terminal && env::var_os("NO_COLOR").is_none_or(|it| it.is_empty())
}
