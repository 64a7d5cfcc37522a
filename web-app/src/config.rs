//! What the web app must know to run.

use std::{
    env, fmt,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
};

use service_kit::origins::{self, Mistake, PageOrigins};
use web_origin::TupleOrigin;

/// A valid configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// The address to listen on; port 0 lets the system choose one.
    pub listen: SocketAddr,
    /// The directory of the pages; it has an `index.html`.
    pub static_dir: PathBuf,
    /// Where the pages find the contacts API.
    pub api_origin: TupleOrigin,
    /// Whether the API records its own wire, which the pages then show.
    pub api_wire: bool,
    /// Where the pages are served.
    pub pages: PageOrigins,
    /// Where the pages find the lab API, if there is one.
    pub lab: Option<Lab>,
    /// The account the sign-in form shows, if any.
    pub demo_account: Option<DemoAccount>,
    /// Worker threads; one for each core when `None`.
    pub workers: Option<usize>,
    /// A program that begins with [`work_on_text`](crate::work_on_text): it is started for each
    /// text.
    pub program: PathBuf,
}

/// The two origins of the lab API.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lab {
    /// The lab on the site of the app.
    pub origin: TupleOrigin,
    /// The same lab on a third site.
    pub third_origin: TupleOrigin,
}

/// An account that is there for everybody to try.
#[derive(Clone, serde::Serialize)]
pub struct DemoAccount {
    /// The address to sign in with.
    pub email: String,
    /// Its password.
    pub password: String,
}

impl Config {
    /// The names of the demo under a parent domain, listening on loopback.
    ///
    /// # Errors
    /// When `parent_domain` is no host name in lower case, or has a name that the demo gives to
    /// something else.
    pub fn demo(
        parent_domain: &str,
        web_port: u16,
        api_port: u16,
        lab_port: u16,
    ) -> Result<Self, String> {
        let origin = |host: &str, port| {
            let origin: Result<TupleOrigin, _> = format!("http://{host}:{port}").parse();
            origin.map_err(|error| error.to_string())
        };
        // The stranger lives next door: under the same suffix, on a site of its own.
        let suffix = parent_domain
            .split_once('.')
            .map_or(parent_domain, |(_, suffix)| suffix);
        let config = Self {
            listen: (Ipv4Addr::LOCALHOST, web_port).into(),
            static_dir: PathBuf::from("static"),
            api_origin: origin(&format!("contacts.{parent_domain}"), api_port)?,
            api_wire: true,
            pages: PageOrigins {
                app: origin(&format!("app.{parent_domain}"), web_port)?,
                sibling: origin(&format!("blog.{parent_domain}"), web_port)?,
                apex: origin(parent_domain, web_port)?,
                stranger: origin(&format!("evil.{suffix}"), web_port)?,
                look_alike: origin(&format!("evil{parent_domain}"), web_port)?,
            },
            lab: Some(Lab {
                origin: origin(&format!("lab.{parent_domain}"), lab_port)?,
                third_origin: origin(&format!("lab.third.{suffix}"), lab_port)?,
            }),
            demo_account: None,
            workers: None,
            program: own_program(),
        };
        match config.origin_mistakes().into_iter().next() {
            None => Ok(config),
            Some((_, mistake)) => Err(mistake),
        }
    }

    fn origin_mistakes(&self) -> Vec<Mistake> {
        let lab = self.lab.as_ref();
        origins::mistakes(
            Some(&self.api_origin),
            &self.pages.clone().map(|_, origin| Some(origin)),
            [
                ("lab", lab.map(|lab| &lab.origin)),
                ("third", lab.map(|lab| &lab.third_origin)),
            ],
        )
    }
}

/// This program, as it is run once more: the file that was started, also when there is a newer one
/// in its place.
///
/// # Panics
/// When the system does not tell where the program is.
#[expect(clippy::expect_used, reason = "every system with processes tells")]
pub(crate) fn own_program() -> PathBuf {
    if cfg!(target_os = "linux") {
        PathBuf::from("/proc/self/exe")
    } else {
        env::current_exe().expect("a path of this program")
    }
}

// A start-up log of the configuration must not carry the password.
impl fmt::Debug for DemoAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DemoAccount")
            .field("email", &self.email)
            .finish_non_exhaustive()
    }
}
