//! Configuration from the command line and the environment, with all mistakes at once.
//!
//! A service takes its settings from clap as text. [`Settings`] turns each into a value and
//! keeps what is wrong with it, named by flag and variable.

use std::{error::Error, fmt, fs, net::SocketAddr, ops::RangeInclusive, str::FromStr};

use clap::{Args, Command};

/// Everything that is wrong with a configuration.
#[derive(Debug, PartialEq, Eq)]
pub struct ConfigErrors(Vec<String>);

impl ConfigErrors {
    /// One line for each mistake, such as `--listen (CONTACTS_LISTEN): …`.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The configuration cannot be used:")?;
        self.iter().try_for_each(|error| write!(f, "\n- {error}"))
    }
}

impl Error for ConfigErrors {}

/// Reads settings one by one and keeps every mistake.
#[derive(Debug)]
pub struct Settings {
    command: Command,
    errors: Vec<String>,
}

impl Settings {
    /// For the settings that `A` declares: their flags and variables name the mistakes.
    #[must_use]
    pub fn of<A: Args>() -> Self {
        Self {
            command: A::augment_args(Command::new("")),
            errors: Vec::new(),
        }
    }

    /// The value of a setting, which is named by its field in the struct that declares it.
    pub fn read<'t, T, E: fmt::Display>(
        &mut self,
        field: &str,
        text: &'t str,
        parse: impl FnOnce(&'t str) -> Result<T, E>,
    ) -> Option<T> {
        match parse(text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.reject(field, error);
                None
            }
        }
    }

    /// The value of a setting that may be left out, which an empty text does too: that is what
    /// `VARIABLE=` in an env file means.
    pub fn read_optional<T, E: fmt::Display>(
        &mut self,
        field: &str,
        text: Option<&str>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = text.filter(|text| !text.is_empty())?;
        self.read(field, text, parse)
    }

    /// Keeps a mistake about a setting.
    pub fn reject(&mut self, field: &str, error: impl fmt::Display) {
        let name = self.name(field);
        self.errors.push(format!("{name}: {error}"));
    }

    /// Keeps mistakes, each about a setting.
    pub fn reject_all<'f>(
        &mut self,
        mistakes: impl IntoIterator<Item = (&'f str, impl fmt::Display)>,
    ) {
        for (field, error) in mistakes {
            self.reject(field, error);
        }
    }

    /// A configuration that was read elsewhere; its mistakes are kept.
    pub fn take<T>(&mut self, config: Result<T, ConfigErrors>) -> Option<T> {
        config.map_err(|errors| self.errors.extend(errors.0)).ok()
    }

    /// The configuration that was made of the values.
    ///
    /// # Errors
    /// Every mistake, if there is any.
    pub fn finish<T>(self, config: Option<T>) -> Result<T, ConfigErrors> {
        config
            .filter(|_| self.errors.is_empty())
            .ok_or(ConfigErrors(self.errors))
    }

    fn name(&self, field: &str) -> String {
        let mut arguments = self.command.get_arguments();
        let Some(argument) = arguments.find(|argument| argument.get_id() == field) else {
            return field.to_owned();
        };
        let flag = argument.get_long().unwrap_or(field);
        match argument.get_env() {
            Some(variable) => format!("--{flag} ({})", variable.to_string_lossy()),
            None => format!("--{flag}"),
        }
    }
}

/// An address to listen on.
///
/// # Errors
/// When the text is none; says what to write.
pub fn socket_addr(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| {
        format!("\"{text}\" is not an address and a port; write one, such as 127.0.0.1:8080")
    })
}

/// On or off; true and false mean the same.
///
/// # Errors
/// When the text is neither; says what to write.
pub fn switch(text: &str) -> Result<bool, String> {
    match text {
        "true" | "on" | "1" => Ok(true),
        "false" | "off" | "0" | "" => Ok(false),
        _ => Err(format!("\"{text}\": write on or off")),
    }
}

/// A file to which whoever runs the service may write a secret, without the line feed that editors
/// put at its end.
///
/// # Errors
/// When the file cannot be read; says why.
pub fn secret_file(path: &str) -> Result<String, String> {
    let secret = fs::read_to_string(path).map_err(|error| format!("\"{path}\": {error}"))?;
    Ok(secret.trim_end_matches(['\r', '\n']).to_owned())
}

/// A number in `range`; `what` names it, such as `a number of threads`.
///
/// # Errors
/// When the text is no such number; says what to write.
pub fn number<T>(what: &str, range: RangeInclusive<T>) -> impl FnOnce(&str) -> Result<T, String>
where
    T: FromStr + PartialOrd + fmt::Display,
{
    move |text| {
        let number = text.parse().ok().filter(|number| range.contains(number));
        number.ok_or_else(|| {
            let (least, most) = (range.start(), range.end());
            format!("\"{text}\": write {what} from {least} to {most}")
        })
    }
}

/// How many threads answer requests.
///
/// # Errors
/// When the text is no such number; says what to write.
pub fn workers(text: &str) -> Result<usize, String> {
    number("a number of threads", 1..=512)(text)
}
