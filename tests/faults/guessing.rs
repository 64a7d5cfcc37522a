//! Many addresses guess at passwords without a pause, while the owner of an account signs in.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::Duration,
};

use tokio::task::JoinSet;

use support::{
    Page, Response,
    names::{ADA, GRACE, PASSWORD},
    wait::{eventually, eventually_within},
};

use crate::helpers::{Kind, Server, assert_cors_problem};

const GUESSERS: u8 = 60;
/// More addresses than there are places for attempts.
const CROWD: u8 = 80;
/// How often the owner signs in meanwhile where the account is known.
const SIGN_INS: usize = 5;
/// How long guesses of others count against a new place.
const WINDOW: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread")]
async fn owner_signs_in_at_a_known_place_while_sixty_addresses_guess() {
    let server = Server::start(Kind::Contacts).await;
    Owner::of(&server, 1).await.signs_in_amid_guesses().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn owner_at_a_known_place_need_not_wait_while_guesses_take_all_places() {
    let nobody = |machine, number| format!("nobody-{machine}-{number}@example.com");
    owner_signs_in_amid_a_crowd(3, nobody, "guess").await;
}

/// Whoever has an account knows a password, and is known wherever it was used.
#[tokio::test(flavor = "multi_thread")]
async fn owner_at_a_known_place_need_not_wait_while_another_account_signs_in_from_everywhere() {
    owner_signs_in_amid_a_crowd(4, |_, _| ADA.to_owned(), PASSWORD).await;
}

/// Each of the crowd tries one address of an account after the other, without a pause.
async fn owner_signs_in_amid_a_crowd(
    network: u8,
    email: fn(u8, usize) -> String,
    password: &'static str,
) {
    let server = Server::start(Kind::Contacts).await;
    let at = |machine| {
        let page = server.client().without_cookie();
        page.at_address([127, 6, network, machine])
    };
    let home = at(u8::MAX);
    signs_in(&home).await;
    let are_refused = Arc::new(AtomicBool::new(false));
    let mut crowd = JoinSet::new();
    for machine in 0..CROWD {
        let (page, are_refused) = (at(machine), Arc::clone(&are_refused));
        crowd.spawn(async move {
            for number in 0.. {
                let attempt = page.post_session(&email(machine, number), password);
                let status = attempt.await.status;
                assert!(matches!(status, 200 | 401 | 429 | 503), "{status}");
                are_refused.fetch_or(status == 503, Relaxed);
            }
        });
    }
    eventually("an attempt that is refused", async || {
        let is_refused = are_refused.load(Relaxed);
        is_refused.then_some(()).ok_or("none".to_owned())
    })
    .await;
    let mut statuses = Vec::new();
    for _ in 0..SIGN_INS {
        statuses.push(home.post_session(GRACE, PASSWORD).await.status);
    }
    // On a busy machine a turn may not come in time.
    let signed_in = statuses.iter().filter(|status| **status == 200).count();
    assert!(signed_in > SIGN_INS / 2, "{statuses:?}");
    crowd.abort_all();
    while let Some(ended) = crowd.join_next().await {
        let error = ended.unwrap_err();
        assert!(error.is_cancelled(), "an attempt was answered otherwise");
    }
}

/// The owner of the account, at home and in a place where they have not been.
pub(crate) struct Owner {
    home: Page,
    elsewhere: Page,
    guessers: Vec<Page>,
}

impl Owner {
    /// Signs in at home. Each round has another new place.
    pub(crate) async fn of(server: &Server, round: u8) -> Self {
        let stranger = server.client().without_cookie();
        let at = |network, machine| stranger.at_address([127, 6, network, machine]);
        let owner = Self {
            home: at(0, 1),
            elsewhere: at(1, round),
            guessers: (0..GUESSERS).map(|machine| at(2, machine)).collect(),
        };
        signs_in(&owner.home).await;
        owner
    }

    /// Fails unless the owner can sign in at home all the while; in the new place they are told to wait
    /// for a minute at most.
    pub(crate) async fn signs_in_amid_guesses(&self) {
        eventually("the guesses reach the limit", async || {
            let statuses = self.each_guesses().await;
            let is_reached = statuses.contains(&429);
            is_reached.then_some(()).ok_or(format!("{statuses:?}"))
        })
        .await;
        let mut guessing = JoinSet::new();
        for guesser in self.guessers.clone() {
            guessing.spawn(async move {
                loop {
                    guess(&guesser).await;
                }
            });
        }
        let is_kept_out = !self.signs_in_elsewhere().await;
        println!("  the owner was kept out at a new place: {is_kept_out}");
        for _ in 0..SIGN_INS {
            signs_in(&self.home).await;
        }
        guessing.abort_all();
        while let Some(ended) = guessing.join_next().await {
            let error = ended.unwrap_err();
            assert!(error.is_cancelled(), "a guess was answered otherwise");
        }
    }

    /// Fails unless the owner can sign in at the new place soon after the guesses.
    pub(crate) async fn signs_in_after_guesses(&self) {
        eventually_within(
            2 * WINDOW,
            "the owner signs in at a new place",
            async || match self.signs_in_elsewhere().await {
                true => Ok(()),
                false => Err("429".to_owned()),
            },
        )
        .await;
    }

    async fn each_guesses(&self) -> BTreeSet<u16> {
        let mut guessing = JoinSet::new();
        for guesser in self.guessers.clone() {
            guessing.spawn(async move { guess(&guesser).await });
        }
        guessing.join_all().await.into_iter().collect()
    }

    /// Whether the owner is let in; they never have to wait for long.
    async fn signs_in_elsewhere(&self) -> bool {
        let response = answer_to(&self.elsewhere).await;
        if response.status == 200 {
            return true;
        }
        assert_cors_problem(&response, 429);
        let wait: u64 = response.header("retry-after").parse().unwrap();
        // Rounded up.
        assert!(wait <= WINDOW.as_secs() + 1, "{wait}");
        false
    }
}

async fn guess(guesser: &Page) -> u16 {
    let status = guesser.post_session(GRACE, "guess").await.status;
    assert!(matches!(status, 401 | 429 | 503), "{status}");
    status
}

async fn signs_in(home: &Page) {
    answer_to(home).await.assert_status(200);
}

/// To the owner's password. On a busy machine its turn may not come in time.
async fn answer_to(place: &Page) -> Response {
    eventually("a turn of the owner", async || {
        let response = place.post_session(GRACE, PASSWORD).await;
        if response.status == 503 {
            return Err("503".to_owned());
        }
        Ok(response)
    })
    .await
}
