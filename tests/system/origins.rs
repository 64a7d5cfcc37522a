//! The names of the design, on the ports of a running system.

/// The demo account.
pub(crate) const EMAIL: &str = "ada@example.com";
pub(crate) const PASSWORD: &str = "analytical-engine";

/// Where pages and API are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origins {
    pub(crate) web_port: u16,
    pub(crate) api_port: u16,
}

impl Origins {
    pub(crate) const API_HOST: &str = "contacts.mixmax.localhost";

    pub(crate) fn api(self) -> String {
        format!("http://{}:{}", Self::API_HOST, self.api_port)
    }

    pub(crate) fn app(self) -> String {
        self.page("app.mixmax.localhost")
    }

    /// A sibling, trusted by the wildcard.
    pub(crate) fn blog(self) -> String {
        self.page("blog.mixmax.localhost")
    }

    pub(crate) fn apex(self) -> String {
        self.page("mixmax.localhost")
    }

    pub(crate) fn evil(self) -> String {
        self.page("evil.localhost")
    }

    pub(crate) fn look_alike(self) -> String {
        self.page("evilmixmax.localhost")
    }

    fn page(self, host: &str) -> String {
        format!("http://{host}:{}", self.web_port)
    }
}
