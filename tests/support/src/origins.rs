//! The names of the documentation on the ports of a running system.

use std::net::{SocketAddr, TcpListener};

use crate::page::Page;

/// Where pages, API and lab are.
#[derive(Clone, Copy, Debug)]
pub struct Origins {
    /// The port of every page.
    pub web_port: u16,
    /// The port of the contacts service.
    pub api_port: u16,
    /// The port of the lab.
    pub lab_port: u16,
}

impl Origins {
    /// On the ports that the README names.
    pub const DOCUMENTED: Self = Self {
        web_port: 8080,
        api_port: 8081,
        lab_port: 8082,
    };

    /// On ports that are free, until somebody else takes them.
    pub fn on_free_ports() -> Self {
        let listeners = [(); 3].map(|()| TcpListener::bind("127.0.0.1:0").expect("a free port"));
        let [web_port, api_port, lab_port] =
            listeners.map(|listener| listener.local_addr().expect("an address").port());
        Self {
            web_port,
            api_port,
            lab_port,
        }
    }

    /// What tells the demo to use these ports.
    pub fn arguments(self) -> [String; 6] {
        let Self {
            web_port,
            api_port,
            lab_port,
        } = self;
        [
            "--web-port".to_owned(),
            web_port.to_string(),
            "--api-port".to_owned(),
            api_port.to_string(),
            "--lab-port".to_owned(),
            lab_port.to_string(),
        ]
    }

    /// Where the contacts service listens.
    pub fn api_address(self) -> SocketAddr {
        ([127, 0, 0, 1], self.api_port).into()
    }

    /// The host of the contacts API.
    pub fn api_host(self) -> String {
        format!("contacts.mixmax.localhost:{}", self.api_port)
    }

    /// The origin of the contacts API.
    pub fn api(self) -> String {
        format!("http://{}", self.api_host())
    }

    /// Where the lab listens.
    pub fn lab_address(self) -> SocketAddr {
        ([127, 0, 0, 1], self.lab_port).into()
    }

    /// The host of the lab.
    pub fn lab_host(self) -> String {
        format!("lab.mixmax.localhost:{}", self.lab_port)
    }

    /// The trusted app.
    pub fn app(self) -> String {
        self.on_web_port("app.mixmax.localhost")
    }

    /// A sibling, trusted by the wildcard.
    pub fn blog(self) -> String {
        self.on_web_port("blog.mixmax.localhost")
    }

    /// The parent domain itself, which the wildcard does not include.
    pub fn apex(self) -> String {
        self.on_web_port("mixmax.localhost")
    }

    /// Another site.
    pub fn evil(self) -> String {
        self.on_web_port("evil.localhost")
    }

    /// A name that only looks like a subdomain.
    pub fn look_alike(self) -> String {
        self.on_web_port("evilmixmax.localhost")
    }

    /// The trusted app's page without a browser, with nobody signed in.
    pub fn app_page(self) -> Page {
        Page::open(self.api_address(), &self.api_host(), &self.app())
    }

    fn on_web_port(self, host: &str) -> String {
        format!("http://{host}:{}", self.web_port)
    }
}
