//! The command that asks the live server.

use std::collections::HashSet;

use cors_verdict::header::guard::guarded;
use cors_verdict::header::is_token;
use cors_verdict::{Body, Case, Decoded, Family};

use crate::redact::REDACTED;
use crate::report::shell_word::{is_for_every_shell, shell_url, shell_word};
use crate::stand_in::{UNKNOWN_API, UNKNOWN_PAGE};

/// `cors-doctor probe` with the request of a case, for any shell. What the input does not have, and values that were
/// taken out of it, are placeholders.
#[derive(Debug)]
pub(crate) struct ProbeCommand {
    pub(crate) line: String,
    placeholders: Vec<String>,
    is_for_every_shell: bool,
}

/// What stands for an origin of which nothing is known.
const YOUR_PAGE: &str = "https://the-origin-of-your-page";
/// What stands for a method.
const YOUR_METHOD: &str = "YOUR_METHOD";
/// What stands for a body.
const BODY: &str = "…";

impl ProbeCommand {
    /// The command for the request of a case.
    pub(crate) fn of(case: &Case) -> Self {
        let request = &case.request;
        let mut command = Self::new(request.url.as_str(), case.page_origin.as_str());
        if request.method != "GET" {
            command.option("--method", &request.method);
        }
        for header in guarded(&request.headers, request.mode).iter() {
            let value = String::from_utf8_lossy(header.value()).into_owned();
            let value = command.replaced(&value, header.name());
            command.option("--header", &format!("{}: {value}", header.name()));
        }
        if request.credentials.is_include() {
            command.add("--credentials");
        }
        if !matches!(request.body, Body::None) {
            command.placeholders.push(BODY.to_owned());
            command.add(&format!("--data {BODY}"));
        }
        command
    }

    /// The command for the request of which a console message speaks; `None` where it does not name a URL.
    pub(crate) fn of_message(message: &Decoded) -> Option<Self> {
        let values = &message.values;
        let url = values.redirected_from.as_ref().or(values.url.as_ref())?;
        if !url.starts_with("http://") && !url.starts_with("https://") {
            return None;
        }
        let origin = values.origin.as_deref().unwrap_or(UNKNOWN_PAGE);
        let mut command = Self::new(url, origin);
        match values.method.as_deref() {
            Some("GET") => {}
            Some(method) => command.option("--method", method),
            None if is_about_preflight(message) => {
                command.placeholders.push(YOUR_METHOD.to_owned());
                command.add(&format!("--method {YOUR_METHOD}"));
            }
            None => {}
        }
        let header = values
            .header
            .as_deref()
            .filter(|it| is_token(it.as_bytes()));
        if let Some(name) = header.filter(|it| !it.starts_with("access-control-")) {
            command.option("--header", &format!("{name}: 1"));
        }
        Some(command)
    }

    /// What to mind before the command is run, as sentences.
    pub(crate) fn advice(&self) -> Vec<String> {
        let mut known = HashSet::new();
        let each_once = self.placeholders.iter().filter(|it| known.insert(*it));
        let names: Vec<&str> = each_once.map(String::as_str).collect();
        let placeholders = (!names.is_empty()).then(|| {
            format!(
                "First put in your own for {}: the input does not have it, or it was taken out because it can be a secret.",
                names.join(", ")
            )
        });
        let quotes = (!self.is_for_every_shell).then(|| {
            "The quotes are those of sh, bash, zsh and fish; PowerShell and cmd have others."
                .to_owned()
        });
        placeholders.into_iter().chain(quotes).collect()
    }

    fn new(url: &str, origin: &str) -> Self {
        let mut command = Self {
            line: "cors-doctor probe".to_owned(),
            placeholders: Vec::new(),
            is_for_every_shell: true,
        };
        let url = command.url(url);
        command.add(&shell_url(&url));
        let origin = if origin == UNKNOWN_PAGE {
            command.placeholders.push(YOUR_PAGE.to_owned());
            YOUR_PAGE
        } else {
            origin
        };
        command.option("--origin", origin);
        command
    }

    fn option(&mut self, name: &str, value: &str) {
        self.is_for_every_shell &= is_for_every_shell(value);
        self.add(&format!("{name} {}", shell_word(value)));
    }

    fn add(&mut self, words: &str) {
        self.line.push(' ');
        self.line.push_str(words);
    }

    fn url(&mut self, url: &str) -> String {
        if url.starts_with(UNKNOWN_API) {
            self.placeholders.push(UNKNOWN_API.to_owned());
        }
        let (before, query) = match url.split_once('?') {
            Some((before, query)) => (before, Some(query)),
            None => (url, None),
        };
        let before = self.replaced(before, "value");
        let Some(query) = query else {
            return before;
        };
        let pairs: Vec<String> = query
            .split('&')
            .map(|pair| {
                let name = pair.split_once('=').map_or("value", |(name, _)| name);
                self.replaced(pair, name)
            })
            .collect();
        format!("{before}?{}", pairs.join("&"))
    }

    /// The text with a placeholder that has the name of what was taken out.
    fn replaced(&mut self, text: &str, name: &str) -> String {
        if !text.contains(REDACTED) {
            return text.to_owned();
        }
        let name = name.replace(|it: char| !it.is_ascii_alphanumeric(), "_");
        let placeholder = format!("YOUR_{}", name.to_ascii_uppercase());
        self.placeholders.push(placeholder.clone());
        text.replace(REDACTED, &placeholder)
    }
}

/// Whether a message is about what a preflight allows, so that the request's method matters.
fn is_about_preflight(message: &Decoded) -> bool {
    let cause = message.causes.first().map(|it| it.cause.family());
    message.is_cors && cause == Some(Family::Preflight)
}
