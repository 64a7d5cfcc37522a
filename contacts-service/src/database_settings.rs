//! The settings about the database, which the service, its commands and the demo have in common.

use service_kit::config::{Settings, secret_file, switch};

use crate::{args::DatabaseArgs, store::DatabaseUrl};

/// Reads them and keeps every mistake.
pub(crate) fn read(settings: &mut Settings, args: &DatabaseArgs) -> Option<DatabaseUrl> {
    const URL: &str = "database_url";
    const PASSWORD_FILE: &str = "database_password_file";
    let insecure = settings.read(
        "dangerously_allow_insecure_database",
        &args.dangerously_allow_insecure_database,
        switch,
    );
    let password = settings.read_optional(
        PASSWORD_FILE,
        args.database_password_file.as_deref(),
        secret_file,
    );
    let database: DatabaseUrl = settings.read(URL, &args.database_url, str::parse)?;
    if insecure == Some(false)
        && let Some(host) = database.insecure_host()
    {
        settings.reject(
            URL,
            format!(
                "whoever sits on the network between can read what {host} is sent, passwords too; add ?sslmode=verify-full, or accept that with --dangerously-allow-insecure-database"
            ),
        );
    }
    match password {
        None => Some(database),
        Some(password) => settings.read(PASSWORD_FILE, &password, |password| {
            database.with_password(password)
        }),
    }
}
