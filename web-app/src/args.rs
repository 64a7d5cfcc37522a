//! The command line. Values are taken as text, so that all mistakes can be reported at once.

use clap::{Args, Parser, Subcommand};

/// Serves the pages of Two Origins on every page origin.
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
    /// Ask the running web app whether it is well; exit with 0 or 1
    Healthcheck,
}

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct ServeArgs {
    /// Address and port to listen on
    #[arg(
        long,
        env = "WEB_LISTEN",
        default_value = "127.0.0.1:8080",
        global = true
    )]
    pub listen: String,
    /// Directory of the pages
    #[arg(long, env = "WEB_STATIC_DIR", default_value = "static")]
    pub static_dir: String,
    /// Where the pages find the contacts API
    #[arg(
        long,
        env = "WEB_API_ORIGIN",
        default_value = "http://contacts.mixmax.localhost:8081"
    )]
    pub api_origin: String,
    /// Whether the contacts API records its own wire for the pages, so that they show it
    #[arg(
        long,
        env = "WEB_API_WIRE",
        default_value = "off",
        default_missing_value = "on",
        num_args = 0..=1,
        require_equals = true
    )]
    pub api_wire: String,
    /// Page origin of the trusted app
    #[arg(
        long,
        env = "WEB_APP_ORIGIN",
        default_value = "http://app.mixmax.localhost:8080"
    )]
    pub app_origin: String,
    /// Page origin of a sibling subdomain
    #[arg(
        long,
        env = "WEB_SIBLING_ORIGIN",
        default_value = "http://blog.mixmax.localhost:8080"
    )]
    pub sibling_origin: String,
    /// Page origin of the parent domain itself
    #[arg(
        long,
        env = "WEB_APEX_ORIGIN",
        default_value = "http://mixmax.localhost:8080"
    )]
    pub apex_origin: String,
    /// Page origin on another site
    #[arg(
        long,
        env = "WEB_STRANGER_ORIGIN",
        default_value = "http://evil.localhost:8080"
    )]
    pub stranger_origin: String,
    /// Page origin whose name only ends like the parent domain
    #[arg(
        long,
        env = "WEB_LOOK_ALIKE_ORIGIN",
        default_value = "http://evilmixmax.localhost:8080"
    )]
    pub look_alike_origin: String,
    /// Where the pages find the lab API; empty if there is none
    #[arg(long, env = "WEB_LAB_ORIGIN", default_value = "")]
    pub lab_origin: String,
    /// The same lab API on a third site
    #[arg(long, env = "WEB_LAB_THIRD_ORIGIN", default_value = "")]
    pub lab_third_origin: String,
    /// Accept origins of the API, the app and the sibling that are reached over plain http and a
    /// network
    #[arg(
        long,
        env = "WEB_DANGEROUSLY_ALLOW_INSECURE_ORIGINS",
        default_value = "false",
        default_missing_value = "true",
        num_args = 0..=1,
        require_equals = true
    )]
    pub dangerously_allow_insecure_origins: String,
    /// Account that the sign-in form shows, as email:password
    #[arg(long, env = "WEB_DEMO_ACCOUNT", hide_env_values = true)]
    pub demo_account: Option<String>,
    /// Accept that everybody on a network can read the password of that account
    #[arg(
        long,
        env = "WEB_DANGEROUSLY_SHOW_PUBLIC_DEMO_ACCOUNT",
        default_value = "false",
        default_missing_value = "true",
        num_args = 0..=1,
        require_equals = true
    )]
    pub dangerously_show_public_demo_account: String,
    /// Threads that answer requests; one for each core if left out
    #[arg(long, env = "WEB_WORKERS")]
    pub workers: Option<String>,
}
