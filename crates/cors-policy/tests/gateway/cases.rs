//! The cases, as they are written down.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Everything that is written down.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Cases {
    pub(crate) configurations: BTreeMap<String, Configuration>,
    pub(crate) cases: Vec<Case>,
    /// Why our policy answers otherwise, by header.
    pub(crate) differences: Vec<Reason>,
    /// Why our policy refuses a `*`, by list.
    pub(crate) cannot_be_written: Vec<Reason>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Configuration {
    pub(crate) origins: Vec<String>,
    #[serde(default)]
    pub(crate) methods: Vec<String>,
    #[serde(default)]
    pub(crate) request_headers: Vec<String>,
    #[serde(default)]
    pub(crate) exposed_headers: Vec<String>,
    #[serde(default)]
    pub(crate) credentials: bool,
    pub(crate) max_age: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) title: String,
    pub(crate) configuration: String,
    pub(crate) request: Request,
    pub(crate) expected: Expected,
    /// What becomes of it in a browser, by the credentials mode.
    pub(crate) browser: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) headers: Vec<(String, String)>,
}

/// What the suite accepts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    /// Any of these; any at all if there is none.
    pub(crate) statuses: Vec<u16>,
    /// Any of the values of each header; lists in any order.
    pub(crate) headers: BTreeMap<String, Vec<String>>,
    pub(crate) absent: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reason {
    pub(crate) what: String,
    pub(crate) why: String,
}

impl Cases {
    pub(crate) fn read() -> Self {
        serde_json::from_str(include_str!("cases.json")).unwrap()
    }

    pub(crate) fn configuration(&self, case: &Case) -> &Configuration {
        &self.configurations[&case.configuration]
    }
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(it, _)| it == name);
        found.next().map(|(_, value)| value.as_str())
    }

    pub(crate) fn is_preflight(&self) -> bool {
        self.method == "OPTIONS"
    }
}
