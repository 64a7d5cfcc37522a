//! `cors-doctor verdict`: cases on standard input, verdicts on standard output.

use std::io::{self, Read, Write};

use cors_doctor::report::json_text;
use cors_verdict::Outcome;
use cors_verdict::json::{InvalidCase, VerdictDocument, parse_case};
use serde_json::value::RawValue;

use crate::arguments::Verdict;
use crate::commands::printed;
use crate::exit::{BAD_INPUT, BLOCKED, PASSES, Status};

pub(crate) fn run(arguments: &Verdict) -> io::Result<Status> {
    let mut input = Vec::new();
    io::stdin().read_to_end(&mut input)?;
    let mut output = io::stdout().lock();
    let status = judge_all(arguments, &input, &mut output)?;
    output.flush()?;
    Ok(status)
}

fn judge_all(arguments: &Verdict, input: &[u8], output: &mut impl Write) -> io::Result<Status> {
    let mut worst = PASSES;
    let mut count = 0;
    let documents = serde_json::Deserializer::from_slice(input).into_iter::<&RawValue>();
    for document in documents {
        count += 1;
        let status = match document {
            Ok(document) => judge_one(arguments, count, document.get().as_bytes(), output)?,
            Err(error) => complain(count, &InvalidCase::Syntax(error.to_string())),
        };
        worst = worst.max(status);
    }
    if count == 0 {
        worst = complain(
            1,
            &InvalidCase::Syntax("standard input is empty".to_owned()),
        );
    }
    Ok(worst)
}

fn judge_one(
    arguments: &Verdict,
    count: usize,
    json: &[u8],
    output: &mut impl Write,
) -> io::Result<Status> {
    let mut case = match parse_case(json) {
        Ok(case) => case,
        Err(error) => return Ok(complain(count, &error)),
    };
    case.engine = arguments.engine.unwrap_or(case.engine);
    let report = cors_verdict::report(&case);
    let status = match report.verdict.outcome {
        Outcome::Readable { .. } | Outcome::Opaque | Outcome::OpaqueRedirect => PASSES,
        Outcome::Blocked(_) => BLOCKED,
        Outcome::Incomplete { .. } => BAD_INPUT,
    };
    if arguments.explain {
        printed::report(&report, output)?;
    } else {
        let document = VerdictDocument::from(report);
        writeln!(output, "{}", json_text(&document)?)?;
    }
    Ok(status)
}

fn complain(document: usize, error: &InvalidCase) -> Status {
    let told = writeln!(io::stderr(), "cors-doctor: document {document}: {error}");
    drop(told);
    BAD_INPUT
}
