//! Cases on standard input, verdicts on standard output; or a console message and its causes.

mod explain;

use std::io::{self, Read, Write};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use cors_verdict::json::{InvalidCase, VerdictDocument, parse_case};
use cors_verdict::{Engine, Outcome};
use serde_json::value::RawValue;

/// Says what a browser does with a cross-origin request, why, and how to fix it.
///
/// Standard input is one case as JSON, or several (JSON Lines). The exit status is 0 when none is
/// blocked, 1 when one is blocked, 2 when one is no case or does not say enough.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Judge by the rules of this engine, whatever the case says.
    #[arg(long, value_enum)]
    engine: Option<EngineName>,
    /// Print steps, messages and fix to be read by people, instead of JSON.
    #[arg(long)]
    explain: bool,
    /// Standard input is a console message; the exit status is 1 when it is not about CORS.
    #[arg(long, conflicts_with = "engine")]
    decode: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum EngineName {
    Standard,
    Chromium,
    Firefox,
    Webkit,
}

const BLOCKED: u8 = 1;
const BAD_INPUT: u8 = 2;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(status) => ExitCode::from(status),
        // The reader of the output has closed it.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "cors-verdict: {error}");
            ExitCode::from(BAD_INPUT)
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<u8> {
    let mut input = Vec::new();
    io::stdin().read_to_end(&mut input)?;
    let mut output = io::stdout().lock();
    let status = if arguments.decode {
        decode(arguments, &String::from_utf8_lossy(&input), &mut output)?
    } else {
        judge_all(arguments, &input, &mut output)?
    };
    output.flush()?;
    Ok(status)
}

fn decode(arguments: &Arguments, message: &str, output: &mut impl Write) -> io::Result<u8> {
    let decoded = cors_verdict::decode(message);
    if arguments.explain {
        explain::decoded(&decoded, output)?;
    } else {
        writeln!(output, "{}", serde_json::to_string(&decoded)?)?;
    }
    Ok(if decoded.is_cors { 0 } else { BLOCKED })
}

fn judge_all(arguments: &Arguments, input: &[u8], output: &mut impl Write) -> io::Result<u8> {
    let mut worst = 0;
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
    arguments: &Arguments,
    count: usize,
    json: &[u8],
    output: &mut impl Write,
) -> io::Result<u8> {
    let mut case = match parse_case(json) {
        Ok(case) => case,
        Err(error) => return Ok(complain(count, &error)),
    };
    case.engine = arguments.engine.map_or(case.engine, Engine::from);
    let report = cors_verdict::report(&case);
    let status = match report.verdict.outcome {
        Outcome::Readable { .. } | Outcome::Opaque | Outcome::OpaqueRedirect => 0,
        Outcome::Blocked(_) => BLOCKED,
        Outcome::Incomplete { .. } => BAD_INPUT,
    };
    if arguments.explain {
        explain::report(&report, output)?;
    } else {
        let document = VerdictDocument::from(report);
        writeln!(output, "{}", serde_json::to_string(&document)?)?;
    }
    Ok(status)
}

fn complain(document: usize, error: &InvalidCase) -> u8 {
    let _ = writeln!(io::stderr(), "cors-verdict: document {document}: {error}");
    BAD_INPUT
}

impl From<EngineName> for Engine {
    fn from(name: EngineName) -> Self {
        match name {
            EngineName::Standard => Self::Standard,
            EngineName::Chromium => Self::Chromium,
            EngineName::Firefox => Self::Firefox,
            EngineName::Webkit => Self::Webkit,
        }
    }
}
