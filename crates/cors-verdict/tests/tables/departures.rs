//! The table of known departures and the cases say the same.

use std::collections::BTreeSet;

use cors_verdict::Departure;
use serde_json::Value;

use super::{assert_none, rows};

/// Streams are not asked for in cases, but in the lab only.
const STREAMS: [&str; 3] = [
    "stream-needs-http2",
    "sends-stream-as-text",
    "refuses-streams",
];

#[test]
fn every_known_departure_has_a_case_in_each_of_its_engines() {
    let mut shown = BTreeSet::new();
    for table in ["engines", "client-and-network", "redirects", "preflight"] {
        for row in rows::<Value>(table) {
            let engine = row["case"]["engine"].as_str().unwrap_or("standard");
            let departures = row["expect"]["departures"].as_array();
            for departure in departures.into_iter().flatten() {
                shown.insert((departure.as_str().unwrap().to_owned(), engine.to_owned()));
            }
        }
    }
    let known = Departure::ALL.iter().flat_map(|departure| {
        let sightings = departure.seen_in.iter();
        sightings.map(|sighting| {
            let engine = format!("{:?}", sighting.engine).to_lowercase();
            (departure.id.to_owned(), engine)
        })
    });
    let known: BTreeSet<_> = known
        .filter(|(departure, _)| !STREAMS.contains(&departure.as_str()))
        .collect();
    let differ: Vec<_> = known
        .symmetric_difference(&shown)
        .map(|(departure, engine)| format!("{departure} in {engine}: not in both"))
        .collect();
    assert_none(&differ);
}
