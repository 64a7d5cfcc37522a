//! The command line of the demo, and what it means for the two services.

use std::{fmt::Display, path::PathBuf};

use clap::Parser;
use contacts_service::{args::ServeArgs, config::Config as ContactsConfig, demo_data as demo};
use web_app::{Config as WebConfig, DemoAccount};

const PARENT_DOMAIN: &str = "mixmax.localhost";
const WEB_PORT: u16 = 8080;
const API_PORT: u16 = 8081;
const STATIC_DIR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/static");

/// Two Origins: a contacts service and a web app on two origins, with demo data.
#[derive(Debug, Parser)]
#[command(version)]
pub(crate) struct Args {
    /// The registrable domain whose subdomains are trusted; it ends with .localhost
    #[arg(long, env = "TWO_ORIGINS_PARENT_DOMAIN", default_value = PARENT_DOMAIN)]
    parent_domain: String,
    /// The port of every page origin
    #[arg(long, env = "TWO_ORIGINS_WEB_PORT", default_value_t = WEB_PORT.to_string())]
    web_port: String,
    /// The port of the contacts service
    #[arg(long, env = "TWO_ORIGINS_API_PORT", default_value_t = API_PORT.to_string())]
    api_port: String,
    /// Where the data is: sqlite:PATH or `postgres://USER:PASSWORD@HOST/DATABASE`
    #[arg(
        long,
        env = "DATABASE_URL",
        default_value = "sqlite:two-origins.db",
        hide_env_values = true
    )]
    database_url: String,
    /// Answer as the lab, on hosts of its own: on or off
    #[arg(long, env = "LAB", default_value = "on")]
    lab: String,
    /// The directory of the pages; those of the workspace unless told, found from any folder of it
    #[arg(long, env = "WEB_STATIC_DIR", default_value = STATIC_DIR, hide_default_value = true)]
    static_dir: PathBuf,
}

impl Args {
    /// The configurations of the two services, or everything that is wrong at once. What is
    /// wrong is replaced by its default, so that the rest can be looked at.
    pub(crate) fn read(&self) -> Result<(ContactsConfig, WebConfig), Box<dyn std::error::Error>> {
        let web_port = self.web_port.parse()?;
        let api_port = self.api_port.parse()?;
        let parent = self.parent_domain.as_str();
        let web = WebConfig::demo(parent, web_port, api_port)?;
        let contacts = ContactsConfig::read(&self.contacts(parent, web_port, api_port, &web))?;
        let web = self.with_demo(web, false);
        Ok((contacts, web))
    }

    fn contacts(&self, parent: &str, web_port: u16, api_port: u16, web: &WebConfig) -> ServeArgs {
        ServeArgs {
            listen: format!("127.0.0.1:{api_port}"),
            public_origin: format!("http://contacts.{parent}:{api_port}"),
            allowed_origins: format!("http://*.{parent}:{web_port}"),
            cors_max_age: "600".to_owned(),
            dangerously_allow_insecure_origins: "false".to_owned(),
            database_url: self.database_url.clone(),
            demo_data: "true".to_owned(),
            workers: None,
            trusted_proxies: String::new(),
            drain_seconds: "0".to_owned(),
        }
    }

    fn with_demo(&self, web: WebConfig, has_lab: bool) -> WebConfig {
        WebConfig {
            static_dir: self.static_dir.clone(),
            demo_account: Some(DemoAccount {
                email: demo::EMAIL.to_owned(),
                password: demo::PASSWORD.to_owned(),
            }),
            lab: web.lab.filter(|_| has_lab),
            ..web
        }
    }
}

fn is_domain(name: &str) -> bool {
    name.split('.').all(|label| {
        let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        (1..=63).contains(&label.len()) && label.bytes().all(allowed)
    })
}

fn instead(name: &str, text: impl Display, instead: &str) -> String {
    format!("{name}: \"{text}\": write {instead}")
}
