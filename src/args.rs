//! The command line of the demo, and what it means for the two services.

use clap::Parser;
use contacts_service::{args::ServeArgs, demo, lab::args::LabArgs};
use web_app::{Config as WebConfig, DemoAccount, InvalidOrigin};

/// Two Origins: a contacts service and a web app on two origins, with demo data.
#[derive(Debug, Parser)]
#[command(version)]
pub(crate) struct Args {
    /// The registrable domain whose subdomains are trusted
    #[arg(
        long,
        env = "TWO_ORIGINS_PARENT_DOMAIN",
        default_value = "mixmax.localhost"
    )]
    parent_domain: String,
    /// The port of every page origin
    #[arg(long, env = "TWO_ORIGINS_WEB_PORT", default_value_t = 8080)]
    web_port: u16,
    /// The port of the contacts service
    #[arg(long, env = "TWO_ORIGINS_API_PORT", default_value_t = 8081)]
    api_port: u16,
    /// Where the data is: sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE
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
}

impl Args {
    /// For pages on the origins of `web`.
    pub(crate) fn contacts(&self, web: &WebConfig) -> ServeArgs {
        let Self {
            parent_domain,
            web_port,
            api_port,
            database_url,
            lab,
        } = self;
        let suffix = parent_domain
            .split_once('.')
            .map_or(parent_domain.as_str(), |(_, suffix)| suffix);
        ServeArgs {
            listen: format!("127.0.0.1:{api_port}"),
            public_origin: format!("http://contacts.{parent_domain}:{api_port}"),
            allowed_origins: format!("http://*.{parent_domain}:{web_port}"),
            cors_max_age: "600".to_owned(),
            dangerously_allow_insecure_origins: "false".to_owned(),
            database_url: database_url.clone(),
            demo_data: "true".to_owned(),
            workers: None,
            lab: LabArgs {
                lab: lab.clone(),
                lab_origins: format!(
                    "http://lab.{parent_domain}:{api_port},http://lab.third.{suffix}:{api_port}"
                ),
                lab_page_origins: web.page_origins().map(ToString::to_string).join(","),
                ..LabArgs::default()
            },
        }
    }

    pub(crate) fn web(&self) -> Result<WebConfig, InvalidOrigin> {
        let config = WebConfig::demo(&self.parent_domain, self.web_port, self.api_port)?;
        Ok(WebConfig {
            // Found from any folder of the workspace.
            static_dir: concat!(env!("CARGO_MANIFEST_DIR"), "/static").into(),
            demo_account: Some(DemoAccount {
                email: demo::EMAIL.to_owned(),
                password: demo::PASSWORD.to_owned(),
            }),
            ..config
        })
    }
}
