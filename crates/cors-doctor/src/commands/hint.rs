//! What was meant, where a file or a URL stands in the wrong place.

use std::path::Path;

use clap::Error;
use clap::error::{ContextKind, ContextValue};
use cors_doctor::report::{shell_url, shell_word};

/// The command that was meant where its name was left out; `None` where nothing tells.
pub(crate) fn of_command_line(error: &Error) -> Option<String> {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    if Path::new(word).is_file() {
        let word = shell_word(word);
        return Some(format!("did you mean `cors-doctor explain {word}`?"));
    }
    of_file(Path::new(word))
}

/// The command that was meant where a URL stands for a file.
pub(crate) fn of_file(file: &Path) -> Option<String> {
    let url = file.to_str()?;
    let is_url = ["http://", "https://"].iter().any(|it| url.starts_with(it));
    is_url.then(|| format!("did you mean `cors-doctor probe {}`?", shell_url(url)))
}
