//! A running service with a database of its own, and pages that call it.

mod answer;
mod cors;
mod database;
mod page;
mod process;
mod raw;

use std::{env, net::SocketAddr};

use actix_web::{dev::ServerHandle, rt};
use contacts_service::{
    app,
    args::ServeArgs,
    config::Config,
    lab::args::LabArgs,
    proxy::ProxyArgs,
    store::{self, DatabaseUrl, Store},
};

pub(crate) use answer::Answer;
pub(crate) use cors::{assert_cors, assert_no_cors, assert_vary_origin, names};
pub(crate) use database::Database;
pub(crate) use page::Page;
pub(crate) use process::Demo;
pub(crate) use raw::Raw;

/// The host under which browsers reach the service.
pub(crate) const API: &str = "contacts.mixmax.localhost:8081";
/// The origin of the trusted app.
pub(crate) const APP: &str = "http://app.mixmax.localhost:8080";
/// A sibling, trusted by the wildcard.
pub(crate) const BLOG: &str = "http://blog.mixmax.localhost:8080";
/// The parent domain itself, which the wildcard does not include.
pub(crate) const APEX: &str = "http://mixmax.localhost:8080";
/// Another site.
pub(crate) const STRANGER: &str = "http://evil.localhost:8080";

/// The account of most tests.
pub(crate) const ADA: &str = "ada@example.com";
/// Another account.
pub(crate) const GRACE: &str = "grace@example.com";
/// The password of every account.
pub(crate) const PASSWORD: &str = "correct horse battery";
/// Its Argon2id hash with the least parameters there are: verifying takes those of the hash,
/// so signing in costs a test next to nothing.
const PASSWORD_HASH: &str =
    "$argon2id$v=19$m=8,t=1,p=1$dHdvLW9yaWdpbnMtdGVzdA$ZFQdLO6I6AIfYe4sKiUtFRrHuHG/zmBUkZkcNgtCDig";

/// The service, listening on a port of its own.
pub(crate) struct TestApp {
    pub(crate) address: SocketAddr,
    pub(crate) database: Database,
    handle: ServerHandle,
}

impl TestApp {
    /// The service as the demo configures it.
    pub(crate) async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// The service with a configuration of the test's choice.
    pub(crate) async fn start_with(change: impl FnOnce(&mut ServeArgs)) -> Self {
        Self::start_on(Database::fresh().await, change).await
    }

    /// The service on a database of the test's choice.
    pub(crate) async fn start_on(database: Database, change: impl FnOnce(&mut ServeArgs)) -> Self {
        let mut args = ServeArgs {
            listen: "127.0.0.1:0".to_owned(),
            public_origin: format!("http://{API}"),
            allowed_origins: "http://*.mixmax.localhost:8080".to_owned(),
            cors_max_age: "600".to_owned(),
            dangerously_allow_insecure_origins: "false".to_owned(),
            database_url: database.url(),
            demo_data: "false".to_owned(),
            workers: Some("1".to_owned()),
            proxy: ProxyArgs::default(),
            lab: LabArgs {
                lab: env::var("TEST_LAB").unwrap_or_else(|_| "off".to_owned()),
                ..LabArgs::default()
            },
        };
        change(&mut args);
        let config = Config::read(&args).unwrap();
        let (server, address) = app::listen(config).await.unwrap();
        let handle = server.handle();
        rt::spawn(server);
        Self {
            address,
            database,
            handle,
        }
    }

    /// Another service on the same database, which must not outlive this one.
    pub(crate) async fn replica(&self) -> Self {
        Self::start_on(self.database.shared(), |_| {}).await
    }

    /// A running service, and the trusted app's page with [`ADA`] signed in.
    pub(crate) async fn signed_in() -> (Self, Page) {
        let app = Self::start().await;
        let ada = app.sign_up(ADA).await;
        (app, ada)
    }

    /// The trusted app's page, with nobody signed in.
    pub(crate) fn page(&self) -> Page {
        Page::open(self.address, API, APP)
    }

    /// Makes an account with [`PASSWORD`].
    pub(crate) async fn add_account(&self, email: &str) {
        add_account(&self.database, email, PASSWORD_HASH).await;
    }

    /// Makes an account and signs in on the trusted app's page.
    pub(crate) async fn sign_up(&self, email: &str) -> Page {
        self.add_account(email).await;
        self.page().sign_in(email).await
    }

    /// Starts a request of which every byte is the test's choice.
    pub(crate) fn raw(&self, method: &str, target: &str) -> Raw {
        Raw::new(self.address, method, target)
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

/// Makes an account as `contacts-service account add` does, with a hash of the test's choice.
pub(crate) async fn add_account(database: &Database, email: &str, password_hash: &str) {
    let url = DatabaseUrl::parse(&database.url()).unwrap();
    let store = Store::open(&url).await.unwrap();
    store::accounts::add(&store, email, password_hash)
        .await
        .unwrap();
    store.close().await;
}

/// Makes an account with [`PASSWORD`] before any service runs on the database.
pub(crate) async fn add_account_with_password(database: &Database, email: &str) {
    add_account(database, email, PASSWORD_HASH).await;
}
