//! Whatever is sent as the parameters of a list: a cursor that says the same when it is written
//! and read again, or the parameters that cannot be accepted.

#![no_main]

use arbitrary::Arbitrary;
use contacts_service::fuzzing::cursor;
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Query<'a> {
    cursor: &'a str,
    search: Option<&'a str>,
    limit: Option<&'a str>,
}

fuzz_target!(|query: Query<'_>| {
    match cursor(query.search, query.limit, Some(query.cursor)) {
        Ok(again) => {
            let again = again.expect("a cursor was sent");
            assert_eq!(again, query.cursor);
            assert_eq!(cursor(None, None, Some(&again)).unwrap().unwrap(), again);
        }
        Err(errors) => {
            assert!(!errors.0.is_empty());
            assert!(errors.0.iter().all(|error| !error.message.is_empty()));
        }
    }
});
