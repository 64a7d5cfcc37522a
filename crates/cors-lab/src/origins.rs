//! The origins that the lab knows: its own two, and the pages that it may redirect to.

pub use service_kit::origins::PageOrigins;
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

impl Origins {
    /// The origins on which the lab answers.
    #[must_use]
    pub fn of_the_lab(&self) -> [&TupleOrigin; 2] {
        [&self.lab, &self.third]
    }
}
