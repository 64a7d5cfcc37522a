//! The pages from which a request of a policy is tried.

use std::time::Duration;

use cors_verdict::Origin;

use crate::check::policy::{Expected, NamedOrigin, Policy};
use crate::check::test::{End, Expectation, JudgedBy, Test};
use crate::probe::{Family, hostile_origins};

/// What is tried of a request: an origin, and what is expected of it.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) name: String,
    pub(super) origin: Origin,
    pub(super) is_hostile: bool,
    pub(super) line: usize,
    pub(super) expectation: Expectation,
    /// What it means when the page is let in.
    pub(super) meaning: &'static str,
}

const NOT_READABLE: &str = "The policy does not name it in readable.";

/// The origins from which a request is tried: those of the file, and hostile ones.
pub(super) fn pages(policy: &Policy, expected: &Expected) -> Vec<Page> {
    let mut pages: Vec<Page> = policy
        .origins
        .iter()
        .map(|named| Page {
            name: named.name.clone(),
            origin: named.origin.clone(),
            is_hostile: false,
            line: expected.readable_line,
            expectation: if expected.is_readable_for(&named.name) {
                Expectation::Readable
            } else {
                Expectation::Refused
            },
            meaning: NOT_READABLE,
        })
        .collect();
    let Some(line) = expected.hostile_line else {
        return pages;
    };
    for hostile in policy
        .origins
        .iter()
        .filter(|it| is_trusted(policy, expected, it))
        .flat_map(hostile)
    {
        let (family, origin) = hostile;
        if pages.iter().any(|it| it.origin == origin) {
            continue;
        }
        pages.push(Page {
            name: family.title().to_owned(),
            origin,
            is_hostile: true,
            line,
            expectation: Expectation::Refused,
            meaning: family.meaning(),
        });
    }
    pages
}

/// Whether hostile origins are made from an origin: from those that can read, or all where none can.
fn is_trusted(policy: &Policy, expected: &Expected, named: &NamedOrigin) -> bool {
    let is_any = policy
        .origins
        .iter()
        .any(|it| expected.is_readable_for(&it.name));
    !is_any || expected.is_readable_for(&named.name)
}

/// The hostile origins for one that is trusted. Those of the same site are let in on purpose by many; a policy
/// that refuses them names one.
fn hostile(trusted: &NamedOrigin) -> Vec<(Family, Origin)> {
    let found = hostile_origins(&trusted.origin).into_iter();
    found
        .filter(|(family, _)| !family.is_of_the_site())
        .collect()
}

impl Page {
    /// The test of this page, done.
    pub(super) fn test(
        &self,
        expected: &Expected,
        target: String,
        judged_by: JudgedBy,
        end: End,
        status: Option<u16>,
        took: Duration,
    ) -> Test {
        let line = match &end {
            End::NotExposed { headers, .. } => line_of(expected, headers).unwrap_or(self.line),
            _ => self.line,
        };
        Test {
            request: expected.name.clone(),
            target,
            page: self.name.clone(),
            origin: self.origin.clone(),
            is_hostile: self.is_hostile,
            line,
            expectation: self.expectation,
            judged_by,
            end,
            status,
            took,
        }
    }
}

/// The line that asks for the first of the headers.
fn line_of(expected: &Expected, headers: &[(String, String)]) -> Option<usize> {
    let (first, _) = headers.first()?;
    let found = expected.exposes.iter().find(|(name, _)| name == first);
    found.map(|(_, line)| *line)
}
