//! What was meant, where a file or a URL stands in the wrong place.

use std::path::Path;

use clap::Error;
use clap::error::{ContextKind, ContextValue};

/// The command that was meant where its name was left out; `None` where nothing tells.
pub(crate) fn of_command_line(error: &Error) -> Option<String> {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    if Path::new(word).is_file() {
        return Some(format!("did you mean `cors-doctor explain {word}`?"));
    }
    of_file(Path::new(word))
}

/// The command that was meant where a URL stands for a file.
pub(crate) fn of_file(file: &Path) -> Option<String> {
    let url = file.to_str()?;
    let is_url = ["http://", "https://"].iter().any(|it| url.starts_with(it));
    is_url.then(|| format!("did you mean `cors-doctor probe {url}`?"))
}
