//! The command line of the demo, and what it means for the services.

use std::{net::Ipv4Addr, path::PathBuf};

use clap::Parser;
use contacts_service::{args::ServeArgs, config::Config as ContactsConfig, demo_data};
use cors_lab::{
    Config as LabConfig,
    origins::{Origins, PageOrigins},
};
use service_kit::config::{ConfigErrors, Settings, number, switch};
use web_app::{Config as WebConfig, DemoAccount};

const PARENT_DOMAIN: &str = "mixmax.localhost";
const WEB_PORT: u16 = 8080;
const API_PORT: u16 = 8081;
const LAB_PORT: u16 = 8082;
const STATIC_DIR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/static");

/// Two Origins: a contacts service and a web app on two origins, and a lab, with demo data.
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
    /// The port of the lab
    #[arg(long, env = "TWO_ORIGINS_LAB_PORT", default_value_t = LAB_PORT.to_string())]
    lab_port: String,
    /// Where the data is: sqlite:PATH or `postgres://USER:PASSWORD@HOST/DATABASE`
    #[arg(
        long,
        env = "DATABASE_URL",
        default_value = "sqlite:two-origins.db",
        hide_env_values = true
    )]
    database_url: String,
    /// Start the lab: on or off
    #[arg(long, env = "LAB", default_value = "on")]
    lab: String,
    /// The directory of the pages; those of the workspace unless told, found from any folder of it
    #[arg(long, env = "WEB_STATIC_DIR", default_value = STATIC_DIR, hide_default_value = true)]
    static_dir: PathBuf,
}

/// The configurations of the services.
pub(crate) struct Configs {
    pub(crate) contacts: ContactsConfig,
    pub(crate) web: WebConfig,
    /// Without one, no lab is started.
    pub(crate) lab: Option<LabConfig>,
}

struct Ports {
    web: u16,
    api: u16,
    lab: u16,
}

impl Args {
    /// The configurations of the services, or everything that is wrong at once. A setting that is
    /// wrong is replaced by its default, so that the rest can be looked at.
    pub(crate) fn read(&self) -> Result<Configs, ConfigErrors> {
        let mut settings = Settings::of::<Self>();
        let parent = settings.read("parent_domain", &self.parent_domain, parent_domain);
        let mut port =
            |field, text: &str| settings.read(field, text, number("a number", 1..=65535));
        let (web, api) = (
            port("web_port", &self.web_port),
            port("api_port", &self.api_port),
        );
        let ports = Ports {
            web: web.unwrap_or(WEB_PORT),
            api: api.unwrap_or(API_PORT),
            lab: port("lab_port", &self.lab_port).unwrap_or(LAB_PORT),
        };
        let has_lab = settings.read("lab", &self.lab, switch).unwrap_or(false);

        let parent = parent.unwrap_or(PARENT_DOMAIN);
        let contacts = settings.take(ContactsConfig::read(&self.contacts(parent, &ports)));
        let web = settings.read("parent_domain", parent, |parent| {
            WebConfig::demo(parent, ports.web, ports.api, ports.lab)
        });
        let configs = || {
            let web = web?;
            Some(Configs {
                contacts: contacts?,
                lab: lab(&web, ports.lab).filter(|_| has_lab),
                web: self.with_demo(web, has_lab),
            })
        };
        settings.finish(configs())
    }

    fn contacts(&self, parent: &str, ports: &Ports) -> ServeArgs {
        ServeArgs {
            listen: format!("127.0.0.1:{}", ports.api),
            public_origin: format!("http://contacts.{parent}:{}", ports.api),
            allowed_origins: format!("http://*.{parent}:{}", ports.web),
            cors_max_age: "600".to_owned(),
            dangerously_allow_insecure_origins: "false".to_owned(),
            database_url: self.database_url.clone(),
            demo_data: "true".to_owned(),
            wire: "true".to_owned(),
            workers: None,
            trusted_proxies: String::new(),
            drain_seconds: "0".to_owned(),
        }
    }

    fn with_demo(&self, web: WebConfig, has_lab: bool) -> WebConfig {
        WebConfig {
            static_dir: self.static_dir.clone(),
            demo_account: Some(DemoAccount {
                email: demo_data::EMAIL.to_owned(),
                password: demo_data::PASSWORD.to_owned(),
            }),
            lab: web.lab.filter(|_| has_lab),
            ..web
        }
    }
}

/// The lab of which the pages know.
fn lab(web: &WebConfig, port: u16) -> Option<LabConfig> {
    let lab = web.lab.as_ref()?;
    let origins = Origins {
        lab: lab.origin.clone(),
        third: lab.third_origin.clone(),
        pages: PageOrigins {
            app: web.app_origin.clone(),
            sibling: web.sibling_origin.clone(),
            apex: web.apex_origin.clone(),
            stranger: web.stranger_origin.clone(),
            look_alike: web.look_alike_origin.clone(),
        },
    };
    Some(LabConfig::new((Ipv4Addr::LOCALHOST, port).into(), origins))
}

/// A parent domain whose subdomains every browser reaches without set-up.
fn parent_domain(text: &str) -> Result<&str, String> {
    if text.strip_suffix(".localhost").is_some_and(is_domain) {
        return Ok(text);
    }
    Err(format!(
        "\"{text}\": write a name in lower case under .localhost, such as mixmax.localhost: browsers reach only those without set-up"
    ))
}

fn is_domain(name: &str) -> bool {
    name.split('.').all(|label| {
        let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        (1..=63).contains(&label.len()) && label.bytes().all(allowed)
    })
}
