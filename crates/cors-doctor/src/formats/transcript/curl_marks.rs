//! The marks that `curl -v` puts in front of lines.

/// Whether lines are marked as `curl -v` marks them.
pub(super) fn is_curl_output(text: &str) -> bool {
    let marked = |mark: &str| {
        text.lines()
            .any(|line| without_time(line).trim_start().starts_with(mark))
    };
    marked("< HTTP/")
        || marked("> GET ")
        || marked("> OPTIONS ")
        || marked("> POST ")
        || (marked("* Connected to") || marked("*   Trying "))
}

/// Without the time that `--trace-time` or a log puts in front.
pub(super) fn without_time(line: &str) -> &str {
    let line = line.trim_start();
    let Some((time, rest)) = line.split_once(' ') else {
        return line;
    };
    let is_time = time.starts_with(|it: char| it.is_ascii_digit())
        && time.contains(':')
        && time
            .bytes()
            .all(|it| it.is_ascii_digit() || b":.-TZ+".contains(&it));
    let rest = rest.trim_start();
    if is_time && rest.starts_with(['*', '<', '>']) {
        rest
    } else {
        line
    }
}
