//! The demo itself, as `cargo run` starts it, on ports and a database of the test's own.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::{driver::process::Process, system::origins::Origins};

/// Both services in one process.
pub(crate) struct Demo {
    pub(crate) origins: Origins,
    process: Option<Process>,
    folder: TempDir,
    /// The pages, if not those of the workspace.
    pages: Option<PathBuf>,
}

impl Demo {
    pub(crate) fn start() -> Self {
        Self::start_with(None)
    }

    /// With these pages in place of those of the workspace.
    pub(crate) fn start_with_pages(folder: &Path) -> Self {
        Self::start_with(Some(folder))
    }

    fn start_with(pages: Option<&Path>) -> Self {
        const ATTEMPTS: usize = 3;
        let mut reasons = Vec::new();
        // Between choosing a port and listening on it, somebody else may take it.
        for _ in 0..ATTEMPTS {
            match Self::on(free_ports(), pages) {
                Ok(demo) => return demo,
                Err(reason) => reasons.push(reason),
            }
        }
        panic!("the demo does not start: {reasons:?}");
    }

    /// On the ports that the README names.
    pub(crate) fn start_as_documented() -> Self {
        let origins = Origins {
            web_port: 8080,
            api_port: 8081,
        };
        Self::on(origins, None).expect("ports 8080 and 8081 are free")
    }

    fn on(origins: Origins, pages: Option<&Path>) -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let mut demo = Self {
            origins,
            process: None,
            folder,
            pages: pages.map(Path::to_owned),
        };
        demo.run()?;
        Ok(demo)
    }

    /// Ends it at once, as a crash would.
    pub(crate) fn crash(&mut self) {
        self.process = None;
    }

    /// Starts it again where it was, with what was stored.
    pub(crate) fn restart(&mut self) {
        self.run().expect("the demo starts again");
    }

    pub(crate) fn database(&self) -> String {
        format!("sqlite:{}", self.folder.path().join("demo.db").display())
    }

    fn run(&mut self) -> Result<(), String> {
        let Origins { web_port, api_port } = self.origins;
        let mut command = Command::new(env!("CARGO_BIN_EXE_two-origins"));
        command
            .args(["--web-port", &web_port.to_string()])
            .args(["--api-port", &api_port.to_string()])
            .args(["--database-url", &self.database()])
            .env("RUST_LOG", "warn");
        if let Some(pages) = &self.pages {
            command.arg("--static-dir").arg(pages);
        }
        let ready = |line: &str| line.starts_with("Ready: open ");
        let (process, _) = Process::start(&mut command, self.folder.path(), ready)?;
        self.process = Some(process);
        Ok(())
    }
}

fn free_ports() -> Origins {
    let [web, api] = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").expect("a free port"));
    let port = |listener: TcpListener| listener.local_addr().expect("an address").port();
    Origins {
        web_port: port(web),
        api_port: port(api),
    }
}
