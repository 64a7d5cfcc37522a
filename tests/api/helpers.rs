//! A running service with a database of its own, and the accounts of the tests.

use std::net::SocketAddr;

use contacts_service::{
    app::{Application, StartError},
    args::{DatabaseArgs, ListenArgs, ServeArgs},
    config::Config,
};
use support::{
    Database, Page, RawRequest, TestServer,
    names::{ADA, API, APP},
};

/// The Argon2id hash of [`PASSWORD`](support::names::PASSWORD) with the least parameters there
/// are: verifying takes those of the hash, so signing in costs a test next to nothing.
const PASSWORD_HASH: &str =
    "$argon2id$v=19$m=8,t=1,p=1$dHdvLW9yaWdpbnMtdGVzdA$ZFQdLO6I6AIfYe4sKiUtFRrHuHG/zmBUkZkcNgtCDig";

/// The service, listening on a port of its own.
pub(crate) struct TestApp {
    // It ends before its database goes.
    server: TestServer,
    pub(crate) database: Database,
}

impl TestApp {
    /// The service as the demo configures it.
    pub(crate) async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// The service with a configuration of the test's choice.
    pub(crate) async fn start_with(change: impl FnOnce(&mut ServeArgs)) -> Self {
        Self::start_on(Database::fresh().await, change)
    }

    /// The service on a database of the test's choice.
    pub(crate) fn start_on(database: Database, change: impl FnOnce(&mut ServeArgs)) -> Self {
        let mut args = ServeArgs {
            listen: ListenArgs {
                listen: "127.0.0.1:0".to_owned(),
            },
            public_origin: format!("http://{API}"),
            allowed_origins: "http://*.mixmax.localhost:8080".to_owned(),
            cors_max_age: "600".to_owned(),
            dangerously_allow_insecure_origins: "false".to_owned(),
            database: database_args(&database),
            demo_data: "false".to_owned(),
            wire: "true".to_owned(),
            dangerously_allow_public_demo_data: "false".to_owned(),
            workers: Some("1".to_owned()),
            trusted_proxies: String::new(),
            drain_seconds: "0".to_owned(),
        };
        change(&mut args);
        let config = Config::read(&args).unwrap();
        let server = TestServer::start(async || {
            let application = Application::build(config).await?;
            Ok::<_, StartError>((application.server, application.address))
        });
        Self { server, database }
    }

    /// Another service on the same database, which must not outlive this one.
    pub(crate) fn replica(&self) -> Self {
        Self::start_on(self.database.shared(), |_| {})
    }

    /// A running service, and the trusted app's page with [`ADA`] signed in.
    pub(crate) async fn signed_in() -> (Self, Page) {
        let app = Self::start().await;
        let ada = app.sign_up(ADA).await;
        (app, ada)
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.server.address
    }

    /// The trusted app's page, with nobody signed in.
    pub(crate) fn page(&self) -> Page {
        Page::open(self.address(), API, APP)
    }

    /// Makes an account with [`PASSWORD`](support::names::PASSWORD).
    pub(crate) async fn add_account(&self, email: &str) {
        self.database.add_account(email, PASSWORD_HASH).await;
    }

    /// Makes an account and signs in on the trusted app's page.
    pub(crate) async fn sign_up(&self, email: &str) -> Page {
        self.add_account(email).await;
        self.page().sign_in(email).await
    }

    /// A request of which every byte is the test's choice.
    pub(crate) fn raw(&self, method: &str, target: &str) -> RawRequest {
        RawRequest::new(self.address(), method, target)
    }
}

/// The settings of a program that uses this database.
pub(crate) fn database_args(database: &Database) -> DatabaseArgs {
    DatabaseArgs {
        database_url: database.url(),
        database_password_file: None,
        dangerously_allow_insecure_database: "false".to_owned(),
    }
}

/// Makes an account with [`PASSWORD`](support::names::PASSWORD) before any service runs on the
/// database.
pub(crate) async fn add_account_with_password(database: &Database, email: &str) {
    database.add_account(email, PASSWORD_HASH).await;
}
