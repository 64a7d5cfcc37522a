//! The command line of the demo, and what it means for the services.

use std::{fs, net::Ipv4Addr, path::Path};

use clap::Parser;
use contacts_service::{
    DatabaseUrl,
    args::{CORS_MAX_AGE, DatabaseArgs, ListenArgs, ServeArgs},
    config::Config as ContactsConfig,
    demo_data,
};
use cors_lab::{Config as LabConfig, origins::Origins};
use service_kit::config::{ConfigErrors, Settings, number, switch};
use web_app::{Config as WebConfig, DemoAccount, page_directory};

const PARENT_DOMAIN: &str = "mixmax.localhost";
const WEB_PORT: u16 = 8080;
const API_PORT: u16 = 8081;
const LAB_PORT: u16 = 8082;
/// A label has at most 63 characters, also that of the look-alike, which has `evil` in front.
const LONGEST_LABEL: usize = 59;
const DATABASE_URL: &str = "sqlite:two-origins.db";
const STATIC_DIR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/static");

/// Two Origins: a contacts service and a web app on two origins, and a lab, with demo data.
#[derive(Debug, Parser)]
#[command(version, mut_arg("database_url", |url| url.default_value(DATABASE_URL)))]
pub(crate) struct Args {
    /// The registrable domain whose subdomains are trusted: one label under .localhost
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
    #[command(flatten)]
    database: DatabaseArgs,
    /// Start the lab: on or off
    #[arg(long, env = "LAB", default_value = "on")]
    lab: String,
    /// The directory of the pages; those of the workspace unless told, found from any folder of it
    #[arg(long, env = "WEB_STATIC_DIR", default_value = STATIC_DIR, hide_default_value = true)]
    static_dir: String,
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

        let web = settings.read("parent_domain", &self.parent_domain, |parent| {
            pages_under(parent, &ports)
        });
        let parent = web.as_ref().map_or(PARENT_DOMAIN, |_| &self.parent_domain);
        let contacts = settings.take(ContactsConfig::read(&self.contacts(parent, &ports)));
        let static_dir = settings.read("static_dir", &self.static_dir, |text| {
            let directory = page_directory(text)?;
            match &contacts {
                Some(contacts) => outside(&contacts.database, &directory).map(|()| directory),
                None => Ok(directory),
            }
        });
        let configs = || {
            let web = web?;
            Some(Configs {
                contacts: contacts?,
                lab: lab(&web, ports.lab).filter(|_| has_lab),
                web: WebConfig {
                    static_dir: static_dir?,
                    demo_account: Some(DemoAccount {
                        email: demo_data::EMAIL.to_owned(),
                        password: demo_data::PASSWORD.to_owned(),
                    }),
                    lab: web.lab.filter(|_| has_lab),
                    ..web
                },
            })
        };
        settings.finish(configs())
    }

    fn contacts(&self, parent: &str, ports: &Ports) -> ServeArgs {
        ServeArgs {
            listen: ListenArgs {
                listen: format!("127.0.0.1:{}", ports.api),
            },
            public_origin: format!("http://contacts.{parent}:{}", ports.api),
            allowed_origins: format!("http://*.{parent}:{}", ports.web),
            cors_max_age: CORS_MAX_AGE.to_string(),
            dangerously_allow_insecure_origins: "false".to_owned(),
            database: self.database.clone(),
            demo_data: "true".to_owned(),
            wire: "true".to_owned(),
            dangerously_allow_public_demo_data: "false".to_owned(),
            workers: None,
            trusted_proxies: String::new(),
            drain_seconds: "0".to_owned(),
        }
    }
}

/// The lab of which the pages know.
fn lab(web: &WebConfig, port: u16) -> Option<LabConfig> {
    let lab = web.lab.as_ref()?;
    let origins = Origins {
        lab: lab.origin.clone(),
        third: lab.third_origin.clone(),
        pages: web.pages.clone(),
    };
    Some(LabConfig::new((Ipv4Addr::LOCALHOST, port).into(), origins))
}

/// The pages under a parent domain whose subdomains every browser reaches without set-up.
fn pages_under(parent: &str, ports: &Ports) -> Result<WebConfig, String> {
    let is_label = |label: &str| (1..=LONGEST_LABEL).contains(&label.len()) && !label.contains('.');
    if !parent.strip_suffix(".localhost").is_some_and(is_label) {
        return Err(format!(
            "\"{parent}\": write one label in lower case under .localhost, such as mixmax.localhost: browsers reach only those without set-up"
        ));
    }
    WebConfig::demo(parent, ports.web, ports.api, ports.lab)
}

/// What is in the directory of the pages is served to everybody.
fn outside(database: &DatabaseUrl, pages: &Path) -> Result<(), String> {
    let Some(file) = database.sqlite_path() else {
        return Ok(());
    };
    // The file may not exist yet, and its directory's name may be left out.
    let directory = file.parent().map_or(Path::new("."), |directory| {
        if directory.as_os_str().is_empty() {
            Path::new(".")
        } else {
            directory
        }
    });
    match (fs::canonicalize(directory), fs::canonicalize(pages)) {
        (Ok(directory), Ok(pages)) if directory.starts_with(&pages) => Err(format!(
            "{} would hold the database {database}, and everything in it is served to everybody; write another --database-url",
            pages.display()
        )),
        // A directory that does not exist is the database's mistake.
        _ => Ok(()),
    }
}
