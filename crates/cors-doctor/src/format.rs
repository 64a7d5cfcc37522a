//! The forms in which people have a failing call at hand.

use serde::Serialize;

/// A form of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// A message of a browser's console, alone or in a log.
    ConsoleMessage,
    /// A `curl` command, for a POSIX shell or for cmd.
    CurlCommand,
    /// A command of wget, HTTPie or xh.
    OtherCommand,
    /// A call of `fetch()`, such as DevTools' Copy as fetch.
    Fetch,
    /// `Invoke-WebRequest` or `Invoke-RestMethod`, such as DevTools' Copy as PowerShell.
    Powershell,
    /// A HAR file, version 1.1 or 1.2.
    Har,
    /// The output of `curl -v` or `curl -i`, or requests and responses as they are on the wire.
    Transcript,
    /// Headers without a request line and a status line, such as those copied from DevTools.
    Headers,
    /// A case in the judge's JSON.
    JudgeCase,
}

impl Format {
    /// The name to be read by people.
    pub fn title(self) -> &'static str {
        match self {
            Self::ConsoleMessage => "console message",
            Self::CurlCommand => "curl command",
            Self::OtherCommand => "wget or HTTPie command",
            Self::Fetch => "fetch() call",
            Self::Powershell => "PowerShell command",
            Self::Har => "HAR file",
            Self::Transcript => "HTTP transcript",
            Self::Headers => "headers",
            Self::JudgeCase => "case in JSON",
        }
    }
}
