//! The values of arguments.

use std::time::Duration;

use clap::ValueEnum;
use cors_verdict::header::is_token;
use cors_verdict::{Credentials, Engine, Mode, Origin, Stack};
use url::Url;

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

pub(crate) fn origin(text: &str) -> Result<Origin, String> {
    Origin::parse(text).map_err(|error| error.to_string())
}

pub(crate) fn http_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| error.to_string())?;
    if matches!(url.scheme(), "http" | "https") {
        Ok(url)
    } else {
        Err("write it with http:// or https://".to_owned())
    }
}

pub(crate) fn header_name(text: &str) -> Result<String, String> {
    if is_token(text.as_bytes()) {
        Ok(text.to_owned())
    } else {
        Err("write the name alone, such as X-Total".to_owned())
    }
}

pub(crate) fn cookie(text: &str) -> Result<String, String> {
    if text.contains(['\r', '\n', '\0']) {
        return Err("a cookie has no line breaks".to_owned());
    }
    Ok(text.to_owned())
}

pub(crate) fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text
        .parse()
        .map_err(|_| "write a number of seconds".to_owned())?;
    if seconds > 0.0 && seconds <= 3600.0 {
        Ok(Duration::from_secs_f64(seconds))
    } else {
        Err("write a number of seconds up to 3600".to_owned())
    }
}

/// Other names of stacks, by which people look for them.
const STACK_ALIASES: &[(&str, &str)] = &[
    ("actix", "actix-cors"),
    ("actix-web", "actix-cors"),
    ("asp.net", "aspnet-core"),
    ("aspnet", "aspnet-core"),
    ("axum", "tower-http"),
    ("flask-cors", "flask"),
    ("nestjs", "nest"),
    ("node", "express"),
    ("nuxt", "h3"),
    ("rails", "rack-cors"),
    ("spring-boot", "spring"),
    ("starlette", "fastapi"),
];

/// The stack of that name or alias, in capital or small letters.
pub(crate) fn stack(name: &str) -> Result<Stack, String> {
    let lower = name.to_ascii_lowercase();
    let alias = STACK_ALIASES.iter().find(|(alias, _)| *alias == lower);
    let known = alias.map_or(lower.as_str(), |(_, known)| known);
    Stack::named(known).ok_or_else(|| {
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

#[cfg(test)]
mod tests {
    use super::{STACK_ALIASES, stack};

    #[test]
    fn every_alias_is_one_of_a_stack() {
        for (alias, name) in STACK_ALIASES {
            assert_eq!(stack(alias).map(|it| it.name()), Ok(*name));
        }
    }
}
