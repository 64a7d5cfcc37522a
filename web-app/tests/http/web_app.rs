//! The web app, listening on a port of its own.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use serde_json::Value;
use support::{
    Page, RawRequest, Request, Response, TestServer,
    names::{ADA, APP, APP_HOST, DEMO_PASSWORD},
};
use web_app::{Config, DemoAccount};

fn pages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../static")
}

pub(crate) struct WebApp {
    server: TestServer,
}

impl WebApp {
    pub(crate) fn start() -> Self {
        Self::start_with(&pages(), env!("CARGO_BIN_EXE_web-app"))
    }

    /// With these pages in place of ours.
    pub(crate) fn start_with_pages(pages: &Path) -> Self {
        Self::start_with(pages, env!("CARGO_BIN_EXE_web-app"))
    }

    /// With this program for texts.
    pub(crate) fn start_with_program(program: &str) -> Self {
        Self::start_with(&pages(), program)
    }

    fn start_with(pages: &Path, program: &str) -> Self {
        let mut config = Config::demo("mixmax.localhost", 8080, 8081, 8082).unwrap();
        config.listen.set_port(0);
        config.static_dir = pages.to_owned();
        config.workers = Some(1);
        config.program = program.into();
        config.demo_account = Some(DemoAccount {
            email: ADA.to_owned(),
            password: DEMO_PASSWORD.to_owned(),
        });
        Self {
            server: TestServer::start(async || web_app::listen(config)),
        }
    }

    /// A browser that follows links on the trusted app.
    pub(crate) fn visitor(&self) -> Page {
        self.visitor_of(APP_HOST)
    }

    /// A browser that follows links on this host.
    pub(crate) fn visitor_of(&self, host: &str) -> Page {
        Page::open(self.server.address, host, APP).without_origin()
    }

    pub(crate) fn get(&self, path: &str) -> Request {
        self.visitor().get(path)
    }

    pub(crate) fn post(&self, path: &str, media_type: &str, body: &str) -> Request {
        let request = self.visitor().request("POST", path);
        request.body(media_type, body.to_owned())
    }

    /// Asks the judge.
    pub(crate) async fn judge(&self, path: &str, question: &Value) -> Value {
        let response = self.visitor().post(path, question).await;
        response.assert_status(200).json()
    }

    /// Sends a target as it is: a client library would tidy it up first.
    pub(crate) async fn get_raw(&self, target: &str) -> Response {
        self.raw("GET", target).send("").await
    }

    /// A request that has no headers but `Host`.
    pub(crate) fn raw(&self, method: &str, target: &str) -> RawRequest {
        RawRequest::new(self.server.address, method, target).header("Host", APP_HOST)
    }

    /// Where it listens.
    pub(crate) fn socket_address(&self) -> SocketAddr {
        self.server.address
    }

    /// Its address, as a `Host` that is not one of its names.
    pub(crate) fn address(&self) -> String {
        self.server.address.to_string()
    }
}
