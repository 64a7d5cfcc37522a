//! One judgement: plain, without its trace, with its report, with many headers, with huge ones; and a message decoded.

use std::hint::black_box;
use std::time::Duration;

use cors_verdict::{
    Answer, Body, Case, Credentials, HeaderList, Hop, Origin, Request, Response, decode, judge,
    judge_without_trace, report,
};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use url::Url;

const PAGE: &str = "http://app.mixmax.localhost:8080";
const MEGABYTE: usize = 1 << 20;

fn headers(pairs: &[(&str, &[u8])]) -> HeaderList {
    let mut headers = HeaderList::new();
    for (name, value) in pairs {
        headers.append(name, value).expect("a header");
    }
    headers
}

fn response(status: u16, headers: HeaderList) -> Option<Answer> {
    Some(Answer::Response(Response { status, headers }))
}

/// A PATCH with JSON and credentials, preflighted, and both answers as they should be.
fn plain() -> Case {
    let mut request = Request::get(
        Url::parse("http://contacts.mixmax.localhost:8081/api/contactgroups/1").expect("a URL"),
    );
    request.method = "PATCH".to_owned();
    request.headers = headers(&[
        ("Content-Type", b"application/json"),
        ("If-Match", b"\"1\""),
    ]);
    request.credentials = Credentials::Include;
    request.body = Body::Bytes;
    let allow: [(&str, &[u8]); 3] = [
        ("Access-Control-Allow-Origin", PAGE.as_bytes()),
        ("Access-Control-Allow-Credentials", b"true"),
        ("Vary", b"Origin"),
    ];
    let mut preflight = headers(&allow);
    for (name, value) in [
        (
            "Access-Control-Allow-Methods",
            "GET, POST, PUT, PATCH, DELETE",
        ),
        (
            "Access-Control-Allow-Headers",
            "content-type, if-match, if-none-match",
        ),
        ("Access-Control-Max-Age", "600"),
    ] {
        preflight.append(name, value.as_bytes()).expect("a header");
    }
    let mut actual = headers(&allow);
    for (name, value) in [
        ("Content-Type", "application/json"),
        ("ETag", "\"2\""),
        ("Access-Control-Expose-Headers", "ETag, Link, X-Total-Count"),
    ] {
        actual.append(name, value.as_bytes()).expect("a header");
    }
    let mut case = Case::new(Origin::parse(PAGE).expect("an origin"), request);
    case.hops.push(Hop {
        preflight: response(204, preflight),
        response: response(200, actual),
    });
    case
}

/// `count` headers on the request, allowed and exposed by name in as many items.
fn many(count: usize) -> Case {
    let mut case = plain();
    let names: Vec<String> = (0..count)
        .map(|index| format!("x-header-{index}"))
        .collect();
    case.request.headers = HeaderList::new();
    let list = names.join(", ");
    for name in &names {
        case.request.headers.append(name, b"1").expect("a header");
    }
    if let [
        Hop {
            preflight,
            response,
        },
    ] = &mut case.hops[..]
    {
        if let Some(Answer::Response(preflight)) = preflight {
            preflight.headers.delete("Access-Control-Allow-Headers");
            preflight
                .headers
                .append("Access-Control-Allow-Headers", list.as_bytes())
                .expect("a header");
        }
        if let Some(Answer::Response(response)) = response {
            response
                .headers
                .append("Access-Control-Expose-Headers", list.as_bytes())
                .expect("a header");
            for name in &names {
                response.headers.append(name, b"1").expect("a header");
            }
        }
    }
    case
}

/// The plain case with one answer header replaced by a megabyte.
fn hostile(on_preflight: bool, name: &str, value: &[u8]) -> Case {
    let mut case = plain();
    if let [
        Hop {
            preflight,
            response,
        },
    ] = &mut case.hops[..]
    {
        let answer = if on_preflight { preflight } else { response };
        if let Some(Answer::Response(answer)) = answer {
            answer.headers.delete(name);
            answer.headers.append(name, value).expect("a header");
            if name == "Location" {
                answer.status = 302;
            }
        }
    }
    case
}

fn one_judgement(criterion: &mut Criterion) {
    let case = plain();
    criterion.bench_function("plain/with trace", |bench| {
        bench.iter(|| judge(black_box(&case)))
    });
    criterion.bench_function("plain/without trace", |bench| {
        bench.iter(|| judge_without_trace(black_box(&case)));
    });
    criterion.bench_function("plain/report", |bench| {
        bench.iter(|| report(black_box(&case)))
    });
}

fn many_headers(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("headers");
    for count in [1, 10, 100, 1000] {
        let case = many(count);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_with_input(BenchmarkId::from_parameter(count), &case, |bench, case| {
            bench.iter(|| judge(black_box(case)));
        });
    }
    group.finish();
}

fn hostile_values(criterion: &mut Criterion) {
    let letters = vec![b'a'; MEGABYTE];
    let commas = b"a,".repeat(MEGABYTE / 2);
    let path = [b"/".as_slice(), &vec![b'a'; MEGABYTE]].concat();
    let url = [b"http://".as_slice(), &b"xn--a.".repeat(MEGABYTE / 6)].concat();
    let cases = [
        (
            "allow-origin letters",
            hostile(false, "Access-Control-Allow-Origin", &letters),
        ),
        (
            "allow-origin commas",
            hostile(false, "Access-Control-Allow-Origin", &commas),
        ),
        (
            "allow-origin URL",
            hostile(false, "Access-Control-Allow-Origin", &url),
        ),
        (
            "allow-methods letters",
            hostile(true, "Access-Control-Allow-Methods", &letters),
        ),
        (
            "allow-methods items",
            hostile(true, "Access-Control-Allow-Methods", &commas),
        ),
        (
            "allow-headers items",
            hostile(true, "Access-Control-Allow-Headers", &commas),
        ),
        (
            "expose-headers items",
            hostile(false, "Access-Control-Expose-Headers", &commas),
        ),
        ("location path", hostile(false, "Location", &path)),
    ];
    let mut group = criterion.benchmark_group("one megabyte");
    group.sample_size(20);
    for (name, case) in &cases {
        group.bench_function(*name, |bench| bench.iter(|| judge(black_box(case))));
    }
    group.finish();
}

/// A console message in the middle of a log of a megabyte.
fn message_in_log(criterion: &mut Criterion) {
    let line = "2026-11-26T10:00:00Z INFO GET /api/items 200, 3 rows in 12 ms, origin 'http://a.example'\n";
    let half = line.repeat(MEGABYTE / 2 / line.len());
    let message = "Access to fetch at 'https://b.example/x' from origin 'https://a.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\n";
    let log = format!("{half}{message}{half}");
    let mut group = criterion.benchmark_group("decode");
    group.throughput(Throughput::Bytes(log.len() as u64));
    group.bench_function("a log of a megabyte", |bench| {
        bench.iter(|| decode(black_box(&log)))
    });
    group.finish();
}

/// A megabyte of what begins like something that the decoder looks for.
fn hostile_texts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("decode a megabyte");
    group.sample_size(20);
    for part in [
        "origin",
        "Method ",
        "XMLHttpRequest cannot load http",
        "The 'Access-Control-Allow-Origin' header has a value '",
        "x://access-control-allow-origin",
        "CORS request did not succeed ",
        "[](http",
        "<a ",
        "&amp;",
        "\\u0041",
    ] {
        let text = part.repeat(MEGABYTE / part.len());
        group.bench_function(part, |bench| bench.iter(|| decode(black_box(&text))));
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .sample_size(40);
    targets = one_judgement, many_headers, hostile_values, message_in_log, hostile_texts
}
criterion_main!(benches);
