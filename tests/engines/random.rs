//! Random choices that can be made again.

use std::{env, fmt::Debug};

use proptest::{
    strategy::Strategy,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use super::today::today;

/// What a variable says, or the default.
///
/// # Panics
/// When it says no number.
pub(crate) fn number(variable: &str, default: u64) -> u64 {
    match env::var(variable) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{variable}: \"{text}\" is no number")),
        Err(_) => default,
    }
}

/// The seed that a variable says, or that of today, such as 20261126: so every day finds what no
/// day before it has seen, and can be run again.
pub(crate) fn seed(variable: &str) -> u64 {
    let digits = today().replace('-', "");
    number(variable, digits.parse().expect("a date has digits"))
}

/// The value with this number, the same whenever it is asked for.
pub(crate) fn drawn<S: Strategy<Value: Debug>>(strategy: &S, seed: u64, index: u64) -> S::Tree {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    bytes[8..16].copy_from_slice(&index.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    strategy.new_tree(&mut runner).expect("a value")
}
