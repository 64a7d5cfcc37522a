//! The command line. Values are taken as text, so that [`crate::config`] can report all mistakes
//! at once.

use clap::{Args, Parser, Subcommand};
use service_kit::record::runs::RecordLimits;

/// The longest URL that is answered unless told, in bytes.
pub(crate) const MAX_URL_BYTES: usize = 16 * 1024;

/// The lab of Two Origins: answers as the recipe in the URL says, broken on purpose.
#[derive(Debug, Parser)]
#[command(version)]
pub struct CommandLine {
    /// What to do instead of serving.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to serve.
    #[command(flatten)]
    pub serve: ServeArgs,
}

/// What the binary can do besides serving.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum Command {
    /// Ask the lab on this machine whether it is healthy; exit status 0 or 1
    Healthcheck,
    /// Print the JSON Schema of a recipe
    Schema,
}

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct ServeArgs {
    /// Address and port to listen on
    #[arg(
        long,
        env = "LAB_LISTEN",
        default_value = "127.0.0.1:8082",
        global = true
    )]
    pub listen: String,
    /// Origin under which browsers reach the lab; requests for other hosts get 421
    #[arg(
        long,
        env = "LAB_ORIGIN",
        default_value = "http://lab.mixmax.localhost:8082"
    )]
    pub origin: String,
    /// Origin of the same lab on another site
    #[arg(
        long,
        env = "LAB_THIRD_ORIGIN",
        default_value = "http://lab.third.localhost:8082"
    )]
    pub third_origin: String,
    /// Where the contacts API is, with whose host the lab has nothing in common
    #[arg(
        long,
        env = "LAB_API_ORIGIN",
        default_value = "http://contacts.mixmax.localhost:8081"
    )]
    pub api_origin: String,
    /// Page origin of the trusted app
    #[arg(
        long,
        env = "LAB_APP_ORIGIN",
        default_value = "http://app.mixmax.localhost:8080"
    )]
    pub app_origin: String,
    /// Page origin of a sibling subdomain
    #[arg(
        long,
        env = "LAB_SIBLING_ORIGIN",
        default_value = "http://blog.mixmax.localhost:8080"
    )]
    pub sibling_origin: String,
    /// Page origin of the parent domain itself
    #[arg(
        long,
        env = "LAB_APEX_ORIGIN",
        default_value = "http://mixmax.localhost:8080"
    )]
    pub apex_origin: String,
    /// Page origin on another site
    #[arg(
        long,
        env = "LAB_STRANGER_ORIGIN",
        default_value = "http://evil.localhost:8080"
    )]
    pub stranger_origin: String,
    /// Page origin whose name only ends like the parent domain
    #[arg(
        long,
        env = "LAB_LOOK_ALIKE_ORIGIN",
        default_value = "http://evilmixmax.localhost:8080"
    )]
    pub look_alike_origin: String,
    /// How many runs the record keeps
    #[arg(long, env = "LAB_MAX_RUNS", default_value_t = RecordLimits::default().runs.to_string())]
    pub max_runs: String,
    /// How many exchanges of one run the record keeps: the newest
    #[arg(long, env = "LAB_MAX_EXCHANGES", default_value_t = RecordLimits::default().exchanges.to_string())]
    pub max_exchanges: String,
    /// How much memory the record takes, in bytes
    #[arg(long, env = "LAB_MAX_RECORD_BYTES", default_value_t = RecordLimits::default().bytes.to_string())]
    pub max_record_bytes: String,
    /// How long the record keeps an exchange, in seconds
    #[arg(long, env = "LAB_MAX_RECORD_AGE", default_value_t = RecordLimits::default().age.as_secs().to_string())]
    pub max_record_age: String,
    /// The longest URL that is answered, in bytes
    #[arg(long, env = "LAB_MAX_URL_BYTES", default_value_t = MAX_URL_BYTES.to_string())]
    pub max_url_bytes: String,
    /// Threads that answer requests; one for each core if left out
    #[arg(long, env = "LAB_WORKERS")]
    pub workers: Option<String>,
}
