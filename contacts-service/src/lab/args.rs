//! The lab's part of the command line. As in [`crate::args`], values are taken as text.

use clap::Args;

const LAB: &str = "off";
const ORIGINS: &str = "http://lab.mixmax.localhost:8081,http://lab.third.localhost:8081";
const PAGE_ORIGINS: &str = "http://app.mixmax.localhost:8080,http://blog.mixmax.localhost:8080,http://mixmax.localhost:8080,http://evil.localhost:8080,http://evilmixmax.localhost:8080";
const RUNS: &str = "1000";
const EXCHANGES: &str = "40";
const URL_BYTES: &str = "16384";
const RECORD_BYTES: &str = "8388608";
const RECORD_SECONDS: &str = "600";

/// Whether there is a lab, and how much it may keep.
#[derive(Debug, Clone, Args)]
pub struct LabArgs {
    /// Answer as the lab on the lab's hosts: on or off
    #[arg(
        long,
        env = "LAB",
        default_value = LAB,
        default_missing_value = "on",
        num_args = 0..=1,
        require_equals = true
    )]
    pub lab: String,
    /// The two origins under which browsers reach the lab, separated by a comma; the second is
    /// another site
    #[arg(long, env = "CONTACTS_LAB_ORIGINS", default_value = ORIGINS)]
    pub lab_origins: String,
    /// The pages that the lab may redirect to, separated by commas: the trusted app, its
    /// sibling, the apex, the stranger and the look-alike
    #[arg(long, env = "CONTACTS_LAB_PAGE_ORIGINS", default_value = PAGE_ORIGINS)]
    pub lab_page_origins: String,
    /// How many runs the lab remembers
    #[arg(long, env = "CONTACTS_LAB_RUNS", default_value = RUNS)]
    pub lab_runs: String,
    /// How many exchanges of one run the lab remembers
    #[arg(long, env = "CONTACTS_LAB_EXCHANGES", default_value = EXCHANGES)]
    pub lab_exchanges: String,
    /// The longest URL that the lab answers, in bytes, at most 32768
    #[arg(long, env = "CONTACTS_LAB_URL_BYTES", default_value = URL_BYTES)]
    pub lab_url_bytes: String,
    /// How much memory the lab's record may take, in bytes
    #[arg(long, env = "CONTACTS_LAB_RECORD_BYTES", default_value = RECORD_BYTES)]
    pub lab_record_bytes: String,
    /// How long the lab remembers a run, in seconds
    #[arg(long, env = "CONTACTS_LAB_RECORD_SECONDS", default_value = RECORD_SECONDS)]
    pub lab_record_seconds: String,
}

impl Default for LabArgs {
    /// What an empty command line means: no lab.
    fn default() -> Self {
        Self {
            lab: LAB.to_owned(),
            lab_origins: ORIGINS.to_owned(),
            lab_page_origins: PAGE_ORIGINS.to_owned(),
            lab_runs: RUNS.to_owned(),
            lab_exchanges: EXCHANGES.to_owned(),
            lab_url_bytes: URL_BYTES.to_owned(),
            lab_record_bytes: RECORD_BYTES.to_owned(),
            lab_record_seconds: RECORD_SECONDS.to_owned(),
        }
    }
}
