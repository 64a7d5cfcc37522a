//! The origins that the lab knows: its own two, and the pages that it may redirect to.

use web_origin::TupleOrigin;

/// Every origin that a response of the lab may name in a `Location`.
#[derive(Debug, Clone)]
pub struct Origins {
    /// The lab.
    pub lab: TupleOrigin,
    /// The same lab on another site.
    pub third: TupleOrigin,
    /// The pages.
    pub pages: PageOrigins,
}

/// The page origins, each with the part that it plays towards the app's server.
#[derive(Debug, Clone)]
pub struct PageOrigins {
    /// The trusted app.
    pub app: TupleOrigin,
    /// Another subdomain, which a wildcard trusts as well.
    pub sibling: TupleOrigin,
    /// The parent domain itself, which is no subdomain.
    pub apex: TupleOrigin,
    /// An origin on another site.
    pub stranger: TupleOrigin,
    /// An origin whose name ends like the parent domain.
    pub look_alike: TupleOrigin,
}

impl Origins {
    /// The origins on which the lab answers.
    #[must_use]
    pub fn of_the_lab(&self) -> [&TupleOrigin; 2] {
        [&self.lab, &self.third]
    }
}

impl PageOrigins {
    /// Every page origin.
    #[must_use]
    pub fn all(&self) -> [&TupleOrigin; 5] {
        [
            &self.app,
            &self.sibling,
            &self.apex,
            &self.stranger,
            &self.look_alike,
        ]
    }
}
