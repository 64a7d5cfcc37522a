//! What the binary does with accounts, one function per command.

use std::error::Error;

use service_kit::config::Settings;

use crate::{
    args::{AccountArgs, SessionsAction, SessionsArgs},
    auth::passwords,
    database_settings,
    domain::{
        account::{Account, AccountEmail},
        password::NewPassword,
    },
    store::{self, DatabaseUrl, Store, StoreError},
};

type Outcome = Result<(), Box<dyn Error>>;

/// Makes an account.
///
/// # Errors
/// When the address, the password or the database cannot be used.
pub async fn add(args: &AccountArgs, password: String) -> Outcome {
    let (database, email) = read(args)?;
    let password = NewPassword::parse("password", password)?;
    let store = Store::open(&database).await?;
    let hash = passwords::hash(password.as_str())?;
    match store::accounts::add(&store, &email, &hash).await {
        Ok(account) => {
            eprintln!("{} can sign in now.", account.email);
            Ok(())
        }
        Err(StoreError::UniqueViolation(_)) => {
            Err(format!("email: {} has an account already.", email.as_str()).into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Gives an account another password and ends all its sessions.
///
/// # Errors
/// When there is no such account, or the password or the database cannot be used.
pub async fn change_password(args: &AccountArgs, password: String) -> Outcome {
    let (database, email) = read(args)?;
    let password = NewPassword::parse("password", password)?;
    let (store, account) = find(&database, &email).await?;
    let hash = passwords::hash(password.as_str())?;
    let ended = store::accounts::set_password(&store, account.id, &hash).await?;
    eprintln!(
        "{} has another password now; sessions that have ended: {ended}.",
        account.email
    );
    Ok(())
}

/// Lists the sessions of an account on standard output, the last used first, or ends them.
///
/// # Errors
/// When there is no such account, or the database cannot be used.
pub async fn sessions(args: &SessionsArgs) -> Outcome {
    let (database, email) = read(&args.account)?;
    let (store, account) = find(&database, &email).await?;
    match args.action {
        None => list_sessions(&store, &account).await,
        Some(SessionsAction::End) => {
            let ended = store::sessions::end_all(&store, account.id).await?;
            eprintln!("Sessions of {} that have ended: {ended}.", account.email);
            Ok(())
        }
    }
}

#[expect(clippy::print_stdout, reason = "the list is what the command is for")]
async fn list_sessions(store: &Store, account: &Account) -> Outcome {
    let sessions = store::sessions::list(store, account.id, None).await?;
    for session in &sessions {
        println!(
            "{}  from {}, since {:.0}, last used {:.0}",
            session.id, session.client, session.created_at, session.last_used_at
        );
    }
    if sessions.is_empty() {
        eprintln!("{} has no sessions.", account.email);
    }
    Ok(())
}

/// Removes an account with its sessions, groups and contacts.
///
/// # Errors
/// When there is no such account, or the database cannot be used.
pub async fn remove(args: &AccountArgs) -> Outcome {
    let (database, email) = read(args)?;
    let (store, account) = find(&database, &email).await?;
    store::accounts::remove(&store, account.id).await?;
    eprintln!(
        "{} has no account any more; its groups and contacts are gone.",
        account.email
    );
    Ok(())
}

fn read(args: &AccountArgs) -> Result<(DatabaseUrl, AccountEmail), Box<dyn Error>> {
    let mut settings = Settings::of::<AccountArgs>();
    let database = database_settings::read(&mut settings, &args.database);
    let database = settings.finish(database)?;
    Ok((database, AccountEmail::parse(&args.email)?))
}

async fn find(
    database: &DatabaseUrl,
    email: &AccountEmail,
) -> Result<(Store, Account), Box<dyn Error>> {
    let store = Store::open(database).await?;
    match store::accounts::find_by_email(&store, email.as_str()).await? {
        Some((account, _)) => Ok((store, account)),
        None => Err(format!("email: {} has no account.", email.as_str()).into()),
    }
}
