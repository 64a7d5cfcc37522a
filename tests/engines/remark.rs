//! Remarks for the summary of `tests/run`, which neither pass nor fail a test.

use std::{env, fs::OpenOptions, io::Write};

/// Prints a remark, and leaves it where the step says.
pub(crate) fn remark(text: &str) {
    println!("-- {text}");
    if let Some(file) = env::var_os("STEP_REMARK") {
        let file = OpenOptions::new().create(true).append(true).open(file);
        let mut file = file.expect("the file of the step's remarks");
        writeln!(file, "{text}").expect("the file of the step's remarks");
    }
}
