//! The command line. Values are taken as text, so that [`crate::config`] can report all
//! mistakes at once.

use clap::{Args, Parser, Subcommand};

/// How long a browser may remember a preflight unless told, in seconds.
pub const CORS_MAX_AGE: u32 = 600;

/// The contacts API, for pages on every subdomain of one parent domain.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
pub struct CommandLine {
    /// What to do instead of serving.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to serve.
    #[command(flatten)]
    pub serve: ServeArgs,
}

/// What the binary can do besides serving.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Manage accounts
    Account {
        /// What to do.
        #[command(subcommand)]
        action: AccountAction,
    },
    /// Ask the service on this machine whether it is ready; exit status 0 or 1
    Healthcheck(ListenArgs),
}

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum AccountAction {
    /// Make an account; its password is asked for, or read from standard input
    Add(AccountArgs),
    /// Give an account another password, as in `add`, and end all its sessions
    Password(AccountArgs),
    /// List the sessions of an account, or end them
    Sessions(SessionsArgs),
    /// Remove an account with all its groups and contacts
    Remove(AccountArgs),
}

/// A database.
#[derive(Debug, Clone, Args)]
pub struct DatabaseArgs {
    /// Where the data is: sqlite:PATH or `postgres://USER:PASSWORD@HOST/DATABASE`
    #[arg(
        long,
        env = "DATABASE_URL",
        default_value = "sqlite:contacts.db",
        hide_env_values = true
    )]
    pub database_url: String,
    /// A file with the password, in place of one in the URL
    #[arg(long, env = "DATABASE_PASSWORD_FILE")]
    pub database_password_file: Option<String>,
    /// Accept a PostgreSQL server that is reached over a network without TLS
    #[arg(
        long,
        env = "DATABASE_DANGEROUSLY_ALLOW_INSECURE",
        default_value = "false",
        default_missing_value = "true",
        num_args = 0..=1,
        require_equals = true
    )]
    pub dangerously_allow_insecure_database: String,
}

/// An account.
#[derive(Debug, Args)]
pub struct AccountArgs {
    /// The e-mail address to sign in with
    pub email: String,
    /// Where the account is.
    #[command(flatten)]
    pub database: DatabaseArgs,
}

/// The sessions of an account.
#[derive(Debug, Args)]
pub struct SessionsArgs {
    /// Whose sessions.
    #[command(flatten)]
    pub account: AccountArgs,
    /// What to do instead of listing them.
    #[command(subcommand)]
    pub action: Option<SessionsAction>,
}

/// What can be done with the sessions of an account.
#[derive(Debug, Subcommand)]
pub enum SessionsAction {
    /// End them all
    End,
}

/// Where the service listens.
#[derive(Debug, Clone, Args)]
pub struct ListenArgs {
    /// Address and port of the service
    #[arg(long, env = "CONTACTS_LISTEN", default_value = "127.0.0.1:8081")]
    pub listen: String,
}

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct ServeArgs {
    /// Where to listen.
    #[command(flatten)]
    pub listen: ListenArgs,
    /// The origin under which browsers reach this service; requests for other hosts get 421
    #[arg(
        long,
        env = "CONTACTS_PUBLIC_ORIGIN",
        default_value = "http://contacts.mixmax.localhost:8081"
    )]
    pub public_origin: String,
    /// Origins whose pages may use the API with cookies, separated by commas; `*.` in front of
    /// a host stands for one or more labels
    #[arg(
        long,
        env = "CONTACTS_ALLOWED_ORIGINS",
        default_value = "http://*.mixmax.localhost:8080"
    )]
    pub allowed_origins: String,
    /// How long a browser may remember a preflight, in seconds
    #[arg(long, env = "CONTACTS_CORS_MAX_AGE", default_value_t = CORS_MAX_AGE.to_string())]
    pub cors_max_age: String,
    /// Accept a public origin and allowed origins that are reached over plain http and a network
    #[arg(
        long,
        env = "CONTACTS_DANGEROUSLY_ALLOW_INSECURE_ORIGINS",
        default_value = "false",
        default_missing_value = "true",
        num_args = 0..=1,
        require_equals = true
    )]
    pub dangerously_allow_insecure_origins: String,
    /// Where the data is.
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// Make the demo account, its groups and contacts, if they are not there
    #[arg(
        long,
        env = "CONTACTS_DEMO_DATA",
        default_value = "false",
        default_missing_value = "true",
        num_args = 0..=1,
        require_equals = true
    )]
    pub demo_data: String,
    /// Record what goes over the wire for pages that ask for it with `?wire={32 hex digits}`, and
    /// answer it on /wire/{the digits}
    #[arg(
        long,
        env = "CONTACTS_WIRE",
        default_value = "false",
        default_missing_value = "true",
        num_args = 0..=1,
        require_equals = true
    )]
    pub wire: String,
    /// Make the demo account, whose password is public, also where others can reach the service
    #[arg(
        long,
        env = "CONTACTS_DANGEROUSLY_ALLOW_PUBLIC_DEMO_DATA",
        default_value = "false",
        default_missing_value = "true",
        num_args = 0..=1,
        require_equals = true
    )]
    pub dangerously_allow_public_demo_data: String,
    /// Threads that answer requests; one for each core if left out
    #[arg(long, env = "CONTACTS_WORKERS")]
    pub workers: Option<String>,
    /// Proxies whose X-Forwarded-For and X-Request-Id are believed: addresses or networks,
    /// separated by commas
    #[arg(long, env = "CONTACTS_TRUSTED_PROXIES", default_value = "")]
    pub trusted_proxies: String,
    /// How many seconds to go on serving when asked to stop, while /readyz says 503 already, so
    /// that a proxy sends the next requests elsewhere
    #[arg(long, env = "CONTACTS_DRAIN_SECONDS", default_value = "0")]
    pub drain_seconds: String,
}
