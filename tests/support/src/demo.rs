//! The demo as a process: what `cargo run` starts.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::{command::program, origins::Origins, process::Process};

/// What a test wants to be different.
#[derive(Debug, Default)]
pub struct DemoSettings {
    /// The ports, if not free ones.
    pub origins: Option<Origins>,
    /// The database, if not a SQLite file of its own.
    pub database_url: Option<String>,
    /// Whether it has the lab, if not as documented.
    pub lab: Option<&'static str>,
    /// The level of its log, if not `warn`.
    pub log: Option<&'static str>,
    /// The pages, if not those of the workspace.
    pub pages: Option<PathBuf>,
}

/// A running demo, which ends with the test.
#[derive(Debug)]
pub struct Demo {
    /// Where it is.
    pub origins: Origins,
    settings: DemoSettings,
    folder: TempDir,
    process: Option<Process>,
}

impl Demo {
    /// The demo as it is documented, on free ports and with a database of its own.
    pub fn start() -> Self {
        Self::start_with(DemoSettings::default())
    }

    /// The demo on the ports that the README names.
    pub fn start_as_documented() -> Self {
        Self::start_with(DemoSettings {
            origins: Some(Origins::DOCUMENTED),
            ..DemoSettings::default()
        })
    }

    /// The demo with these pages in place of those of the workspace.
    pub fn start_with_pages(folder: &Path) -> Self {
        Self::start_with(DemoSettings {
            pages: Some(folder.to_owned()),
            ..DemoSettings::default()
        })
    }

    /// The demo as the test wants it.
    ///
    /// # Panics
    /// When it does not say that it is ready.
    pub fn start_with(settings: DemoSettings) -> Self {
        const ATTEMPTS: usize = 5;
        let mut demo = Self {
            origins: Origins::DOCUMENTED,
            settings,
            folder: TempDir::new().unwrap(),
            process: None,
        };
        let mut reasons = Vec::new();
        // Between choosing a port and listening on it, somebody else may take it.
        for _ in 0..ATTEMPTS {
            demo.origins = demo.settings.origins.unwrap_or_else(Origins::on_free_ports);
            match Process::start_until(&mut demo.command(), is_ready) {
                Ok((process, ())) => {
                    demo.process = Some(process);
                    return demo;
                }
                Err(reason) => reasons.push(reason),
            }
        }
        panic!("the demo does not start: {reasons:?}");
    }

    /// Ends it at once, as a crash would.
    pub fn crash(&mut self) {
        self.process = None;
    }

    /// Starts it again where it was, with what was stored.
    ///
    /// # Panics
    /// When it does not say that it is ready.
    pub fn restart(&mut self) {
        let (process, ()) = Process::start_until(&mut self.command(), is_ready).unwrap();
        self.process = Some(process);
    }

    /// The running program.
    ///
    /// # Panics
    /// After a crash.
    pub fn process(&self) -> &Process {
        self.process.as_ref().unwrap()
    }

    /// The running program, which from here on the test ends.
    ///
    /// # Panics
    /// After a crash.
    pub fn into_process(self) -> Process {
        self.process.unwrap()
    }

    /// Its database, as `DATABASE_URL` has it.
    pub fn database_url(&self) -> String {
        let own = || format!("sqlite:{}", self.folder.path().join("demo.db").display());
        self.settings.database_url.clone().unwrap_or_else(own)
    }

    fn command(&self) -> Command {
        let mut command = program("two-origins");
        command
            .args(self.origins.arguments())
            .args(["--database-url", &self.database_url()])
            .env("RUST_LOG", self.settings.log.unwrap_or("warn"));
        if let Some(lab) = self.settings.lab {
            command.args(["--lab", lab]);
        }
        if let Some(pages) = &self.settings.pages {
            command.arg("--static-dir").arg(pages);
        }
        command
    }
}

fn is_ready(line: &str) -> Option<()> {
    line.starts_with("Ready: open ").then_some(())
}
