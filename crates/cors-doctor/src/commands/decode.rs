//! `cors-doctor decode`: a console message on standard input, its causes on standard output.

use std::io::{self, Read, Write};

use cors_doctor::report::json_text;

use crate::arguments::Decode;
use crate::commands::printed;
use crate::exit::{BLOCKED, PASSES, Status};

pub(crate) fn run(arguments: &Decode) -> io::Result<Status> {
    let mut input = Vec::new();
    io::stdin().read_to_end(&mut input)?;
    let decoded = cors_verdict::decode(&String::from_utf8_lossy(&input));
    let mut output = io::stdout().lock();
    if arguments.explain {
        printed::decoded(&decoded, &mut output)?;
    } else {
        writeln!(output, "{}", json_text(&decoded)?)?;
    }
    output.flush()?;
    Ok(if decoded.is_cors { PASSES } else { BLOCKED })
}
