//! Words in the place of examples, which would read as facts in a sentence.

use cors_verdict::Fix;

use crate::diagnosis::Diagnosis;
use crate::stand_in::{StandIn, UNKNOWN_API, UNKNOWN_PAGE};

/// Puts words in the place of the examples in every sentence. In code they stay.
pub(crate) fn put_into_words(diagnosis: &mut Diagnosis) {
    let stand_ins = StandIn::of(&diagnosis.case);
    if stand_ins.is_empty() {
        return;
    }
    let mut sentences: Vec<&mut String> = diagnosis.notes.iter_mut().collect();
    if let Some(report) = &mut diagnosis.report {
        sentences.extend(report.faults.iter_mut().map(|it| &mut it.why));
        sentences.extend(report.fix.iter_mut().map(|it: &mut Fix| &mut it.why));
    }
    sentences.extend(diagnosis.expected.iter_mut().map(|it| &mut it.why));
    for sentence in sentences {
        *sentence = in_words(sentence, &stand_ins);
    }
}

fn in_words(sentence: &str, stand_ins: &[StandIn]) -> String {
    let mut words = sentence.to_owned();
    if stand_ins.contains(&StandIn::PAGE) {
        words = words.replace(UNKNOWN_PAGE, "the page's origin");
    }
    if stand_ins.contains(&StandIn::API) {
        words = with_paths(&words);
    }
    let mut characters = words.chars();
    match characters.next() {
        Some(first) if sentence.starts_with("https://") => {
            first.to_uppercase().collect::<String>() + characters.as_str()
        }
        _ => words,
    }
}

/// With the path of the API alone, or with words where the path is not known either.
fn with_paths(sentence: &str) -> String {
    let mut parts = sentence.split(UNKNOWN_API);
    let mut words = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let goes_on =
            part.starts_with(|it: char| it.is_ascii_alphanumeric() || "-_~%?".contains(it));
        words.push_str(if goes_on { "/" } else { "the URL" });
        words.push_str(part);
    }
    // The origin alone has no slash behind it.
    words.replace(UNKNOWN_API.trim_end_matches('/'), "the server")
}

#[cfg(test)]
mod tests {
    use super::in_words;
    use crate::stand_in::StandIn;

    #[test]
    fn sentence_has_words_in_the_place_of_examples() {
        for (sentence, words) in [
            (
                "The server answered https://the-api.example/, but",
                "The server answered the URL, but",
            ),
            (
                "The server answered https://the-api.example/a/b, but",
                "The server answered /a/b, but",
            ),
            ("https://the-api.example/ redirects", "The URL redirects"),
            (
                "put https://your-page.example on its list",
                "put the page's origin on its list",
            ),
        ] {
            assert_eq!(in_words(sentence, &[StandIn::API, StandIn::PAGE]), words);
        }
    }
}
