//! Made-up people, so that a fresh demo has something to show: more groups and more contacts
//! than fit on one page.

use service_kit::invalid_fields::InvalidFields;

use crate::{
    auth::passwords::{self, PasswordError, UNKNOWN_PASSWORD},
    domain::{
        account::{Account, AccountEmail},
        contact::ContactFields,
        group::GroupFields,
    },
    store::{self, Store, StoreError, contacts::GroupRef},
};

/// The address of the demo account.
pub const EMAIL: &str = "ada@example.com";
/// Its password. It is public, so the account exists only where the demo data is asked for.
pub const PASSWORD: &str = "analytical-engine";

const FIRST_NAMES: [&str; 14] = [
    "Ada",
    "Annie",
    "Barbara",
    "Chien-Shiung",
    "Dorothy",
    "Émilie",
    "Grace",
    "Hedy",
    "Jocelyn",
    "Katherine",
    "Lise",
    "Mary",
    "Rózsa",
    "Sofja",
];
const LAST_NAMES: [&str; 15] = [
    "Agnesi",
    "Bell",
    "Carson",
    "Daubechies",
    "Easley",
    "Franklin",
    "Germain",
    "Hopper",
    "Johnson",
    "Keller",
    "Lamarr",
    "Meitner",
    "Noether",
    "Péter",
    "Wu",
];
const PLACES: [&str; 12] = [
    "Berlin",
    "Cambridge",
    "Göttingen",
    "Kraków",
    "London",
    "Lyon",
    "Marburg",
    "Paris",
    "Princeton",
    "Torino",
    "Uppsala",
    "Wien",
];
const CIRCLES: [&str; 5] = [
    "Colleagues",
    "Correspondents",
    "Neighbours",
    "Printers",
    "Students",
];

/// The group with more contacts than fit on a page.
const LARGE_GROUP: &str = "Analytical Society";
const LARGE_GROUP_SIZE: usize = 70;

/// Why the demo data could not be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DemoDataError {
    /// The database refused it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The password could not be hashed.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// A made-up name or address breaks the rules.
    #[error(transparent)]
    Fields(#[from] InvalidFields),
}

/// Makes the account and everything in it, unless the account is there. Its password comes last: without
/// one it was cut off before everything was made, and is made anew.
///
/// # Errors
/// When the database refuses it.
pub(crate) async fn make(store: &Store) -> Result<(), DemoDataError> {
    if let Some((account, hash)) = store::accounts::find_by_email(store, EMAIL).await? {
        if hash != UNKNOWN_PASSWORD {
            return Ok(());
        }
        store::accounts::remove(store, account.id).await?;
    }
    let email = AccountEmail::parse(EMAIL)?;
    let account = store::accounts::add(store, &email, UNKNOWN_PASSWORD).await?;
    let mut people = people();
    add_group(
        store,
        &account,
        LARGE_GROUP,
        people.by_ref().take(LARGE_GROUP_SIZE),
    )
    .await?;
    for (index, (circle, place)) in circles_and_places().enumerate() {
        let name = format!("{circle} in {place}");
        add_group(store, &account, &name, people.by_ref().take(1 + index % 4)).await?;
    }
    let hash = passwords::hash(PASSWORD)?;
    store::accounts::set_password(store, account.id, &hash).await?;
    Ok(())
}

async fn add_group(
    store: &Store,
    account: &Account,
    name: &str,
    people: impl Iterator<Item = (&'static str, &'static str)>,
) -> Result<(), DemoDataError> {
    let name = name.to_owned();
    let group = store::groups::add(store, account.id, GroupFields { name }.parse()?).await?;
    let group_ref = GroupRef {
        owner: account.id,
        group: group.id,
    };
    for (index, (first, last)) in people.enumerate() {
        let name = format!("{first} {last}");
        let email = format!("{}@example.com", name.to_lowercase().replace(' ', "."));
        let fields = ContactFields {
            phone: (index % 3 != 0).then(|| format!("+44 20 7946 0{:03}", index % 1000)),
            note: (index % 5 == 0).then(|| "Met at the demonstration of the engine.".to_owned()),
            ..ContactFields::of(name, email)
        };
        store::contacts::add(store, group_ref, fields.parse()?).await?;
    }
    Ok(())
}

/// Every combination of the names, without end. 14 and 15 have no common divisor, so 210 people
/// pass before one comes again.
fn people() -> impl Iterator<Item = (&'static str, &'static str)> {
    let first_names = FIRST_NAMES.into_iter().cycle();
    first_names.zip(LAST_NAMES.into_iter().cycle())
}

fn circles_and_places() -> impl Iterator<Item = (&'static str, &'static str)> {
    CIRCLES
        .iter()
        .flat_map(|circle| PLACES.iter().map(|place| (*circle, *place)))
}
