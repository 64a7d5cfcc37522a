//! What the web app must know to run.

use std::{
    fmt,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
};

use web_origin::{OriginError, TupleOrigin};

/// A valid configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// The address to listen on; port 0 lets the system choose one.
    pub listen: SocketAddr,
    /// The directory of the pages; it has an `index.html`.
    pub static_dir: PathBuf,
    /// Where the pages find the contacts API.
    pub api_origin: TupleOrigin,
    /// The trusted app.
    pub app_origin: TupleOrigin,
    /// Another subdomain, which the API's wildcard trusts as well.
    pub sibling_origin: TupleOrigin,
    /// The parent domain itself, which is no subdomain.
    pub apex_origin: TupleOrigin,
    /// An origin on another site.
    pub stranger_origin: TupleOrigin,
    /// An origin whose name ends like the parent domain.
    pub look_alike_origin: TupleOrigin,
    /// Where the pages find the lab API, if there is one.
    pub lab: Option<Lab>,
    /// The account the sign-in form shows, if any.
    pub demo_account: Option<DemoAccount>,
    /// Worker threads; one for each core when `None`.
    pub workers: Option<usize>,
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
    /// When `parent_domain` is no host name in lower case.
    pub fn demo(
        parent_domain: &str,
        web_port: u16,
        api_port: u16,
        lab_port: u16,
    ) -> Result<Self, OriginError> {
        let page = |host: String| format!("http://{host}:{web_port}").parse();
        // The stranger lives next door: under the same suffix, on a site of its own.
        let suffix = parent_domain
            .split_once('.')
            .map_or(parent_domain, |(_, suffix)| suffix);
        Ok(Self {
            listen: (Ipv4Addr::LOCALHOST, web_port).into(),
            static_dir: PathBuf::from("static"),
            api_origin: format!("http://contacts.{parent_domain}:{api_port}").parse()?,
            app_origin: page(format!("app.{parent_domain}"))?,
            sibling_origin: page(format!("blog.{parent_domain}"))?,
            apex_origin: page(parent_domain.to_owned())?,
            stranger_origin: page(format!("evil.{suffix}"))?,
            look_alike_origin: page(format!("evil{parent_domain}"))?,
            lab: Some(Lab {
                origin: format!("http://lab.{parent_domain}:{lab_port}").parse()?,
                third_origin: format!("http://lab.third.{suffix}:{lab_port}").parse()?,
            }),
            demo_account: None,
            workers: None,
        })
    }

    /// Every origin the pages are served on.
    pub fn page_origins(&self) -> [&TupleOrigin; 5] {
        [
            &self.app_origin,
            &self.sibling_origin,
            &self.apex_origin,
            &self.stranger_origin,
            &self.look_alike_origin,
        ]
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
