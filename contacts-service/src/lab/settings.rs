//! What the lab may do, read from [`LabArgs`].

use std::{num::NonZeroUsize, time::Duration};

use super::{args::LabArgs, recorder::Limits};
use web_origin::TupleOrigin;

use crate::config::ConfigErrors;

/// With the headers, a longer URL would not fit what the lab reads of a request.
const LONGEST_URL: usize = 32 * 1024;

/// Good settings of the lab.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The lab.
    pub lab: TupleOrigin,
    /// The same lab on another site.
    pub third: TupleOrigin,
    /// The pages it may redirect to.
    pub pages: Vec<TupleOrigin>,
    /// The longest URL it answers, in bytes.
    pub longest_url: usize,
    /// How much it remembers.
    pub limits: Limits,
}

impl Settings {
    /// Reads what was written on the command line and in the environment, for a service whose
    /// own origin is `real`: nothing of the lab may lead there.
    pub(crate) fn read(
        args: &LabArgs,
        real: Option<&TupleOrigin>,
        errors: &mut ConfigErrors,
    ) -> Option<Self> {
        const ORIGINS: &str = "--lab-origins (CONTACTS_LAB_ORIGINS)";
        const PAGES: &str = "--lab-page-origins (CONTACTS_LAB_PAGE_ORIGINS)";
        let hosts = origins(&args.lab_origins, ORIGINS, errors)?;
        let pages = origins(&args.lab_page_origins, PAGES, errors)?;
        let limits = limits(args, errors);
        let longest_url = number(
            "--lab-url-bytes (CONTACTS_LAB_URL_BYTES)",
            &args.lab_url_bytes,
            errors,
        )
        .filter(|bytes| {
            let fits = *bytes <= LONGEST_URL;
            if !fits {
                errors.add::<()>(
                    "--lab-url-bytes (CONTACTS_LAB_URL_BYTES)",
                    &format!("write at most {LONGEST_URL}"),
                );
            }
            fits
        });
        let [lab, third] = hosts.as_slice() else {
            return errors.add(
                ORIGINS,
                "write two origins, the second of them on another site",
            );
        };
        let is_real = |origin: &TupleOrigin| {
            real.is_some_and(|real| real.authority().eq_ignore_ascii_case(origin.authority()))
        };
        if lab.authority() == third.authority() || is_real(lab) || is_real(third) {
            return errors.add(ORIGINS, "the lab needs two hosts of its own");
        }
        if pages.iter().any(is_real) {
            return errors.add(PAGES, "the lab must not lead to the contacts API");
        }
        Some(Self {
            lab: lab.clone(),
            third: third.clone(),
            pages,
            longest_url: longest_url?,
            limits: limits?,
        })
    }

    /// The lab's origin that this `Host` header means.
    #[must_use]
    pub fn host(&self, host: &str) -> Option<&TupleOrigin> {
        [&self.lab, &self.third]
            .into_iter()
            .find(|origin| origin.authority().eq_ignore_ascii_case(host))
    }
}

fn limits(args: &LabArgs, errors: &mut ConfigErrors) -> Option<Limits> {
    let runs = number("--lab-runs (CONTACTS_LAB_RUNS)", &args.lab_runs, errors);
    let exchanges = number(
        "--lab-exchanges (CONTACTS_LAB_EXCHANGES)",
        &args.lab_exchanges,
        errors,
    );
    let bytes = number(
        "--lab-record-bytes (CONTACTS_LAB_RECORD_BYTES)",
        &args.lab_record_bytes,
        errors,
    );
    let seconds = number(
        "--lab-record-seconds (CONTACTS_LAB_RECORD_SECONDS)",
        &args.lab_record_seconds,
        errors,
    );
    Some(Limits {
        runs: runs?,
        exchanges: exchanges?,
        bytes: bytes?,
        age: Duration::from_secs(seconds? as u64),
    })
}

fn number(name: &str, text: &str, errors: &mut ConfigErrors) -> Option<usize> {
    errors
        .keep(name, text.parse::<NonZeroUsize>(), || {
            format!("\"{text}\": write a number above zero")
        })
        .map(NonZeroUsize::get)
}

fn origins(text: &str, name: &str, errors: &mut ConfigErrors) -> Option<Vec<TupleOrigin>> {
    text.split(',')
        .map(|origin| {
            errors.keep(name, TupleOrigin::parse_http(origin.trim()), || {
                format!(
                    "\"{origin}\": write scheme, host and port as a browser does, such as http://lab.example.com:8081"
                )
            })
        })
        .collect()
}
