//! Root causes, one for each way in which a request is refused, and the reasons for a preflight.

mod client;
mod cors_check;
mod network;
mod preflight;
mod redirect;
pub(crate) mod row;
mod why_preflight;

pub use row::{Cause, Family};

impl Cause {
    /// Every cause, family by family.
    pub fn all() -> impl Iterator<Item = Self> {
        [
            client::ALL,
            cors_check::ALL,
            preflight::ALL,
            redirect::ALL,
            network::ALL,
            why_preflight::ALL,
        ]
        .into_iter()
        .flatten()
        .copied()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Cause;

    #[test]
    fn every_cause_has_its_own_id_and_title() {
        let ids: HashSet<&str> = Cause::all().map(Cause::id).collect();
        let titles: HashSet<&str> = Cause::all().map(Cause::title).collect();
        assert_eq!(ids.len(), Cause::all().count());
        assert_eq!(titles.len(), Cause::all().count());
    }
}
