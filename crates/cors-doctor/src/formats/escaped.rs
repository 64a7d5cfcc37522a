//! Dumps in which the end of a line is written as `\r\n`, as the debug output of many languages has them:
//! `send: b'GET / HTTP/1.1\r\nHost: api.example\r\n\r\n'`.

const ESCAPED: &[u8] = b"\\r\\n";

/// Turns such dumps into lines, without their quotes and what stands in front. Every other byte keeps its place.
pub(crate) fn expand(text: &mut [u8]) {
    for line in text.split_mut(|it| *it == b'\n') {
        let Some(first) = place_of(line) else {
            continue;
        };
        let start = start_of_dump(&line[..first]);
        line[..start].fill(b' ');
        let mut from = first;
        while let Some(place) = place_of(&line[from..]) {
            let place = from + place;
            line[place..place + ESCAPED.len()].copy_from_slice(b"   \n");
            from = place + ESCAPED.len();
        }
        let is_closed = line[from..].first().is_some_and(|it| b"\"'".contains(it));
        if is_closed {
            line[from..].fill(b' ');
        }
    }
}

fn place_of(line: &[u8]) -> Option<usize> {
    line.windows(ESCAPED.len()).position(|it| it == ESCAPED)
}

/// Behind the last quote that is not escaped itself; without one, the dump is the whole line.
fn start_of_dump(before: &[u8]) -> usize {
    let is_quote = |place: usize| {
        b"\"'".contains(&before[place]) && (place == 0 || before[place - 1] != b'\\')
    };
    (0..before.len())
        .rev()
        .find(|place| is_quote(*place))
        .map_or(0, |place| place + 1)
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test ends where something is wrong")]
mod tests {
    use super::expand;

    #[test]
    fn a_quoted_dump_becomes_lines() {
        let mut text = br#"req: "GET / HTTP/1.1\r\nETag: \"a\"\r\n\r\n" of 3"#.to_vec();
        let length = text.len();
        expand(&mut text);
        assert_eq!(text.len(), length);
        let text = String::from_utf8(text).expect("it was text");
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        assert_eq!(lines, ["GET / HTTP/1.1", r#"ETag: \"a\""#, "", ""]);
    }
}
