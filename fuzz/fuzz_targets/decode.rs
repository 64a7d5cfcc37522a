//! Whatever is pasted: a failure of CORS, or a note that says what else it is.

#![no_main]

use cors_verdict::decode;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let decoded = decode(text);
    assert!(decoded.is_cors || decoded.note.is_some());
});
