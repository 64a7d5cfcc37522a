//! Scripts without their comments: nearly half of what they weigh, and nobody reads them there. Under
//! its own address a script is whole.

/// The script with an empty line for each line of a comment, so that lines keep their numbers. The
/// scripts are formatted: a comment that goes over several lines begins and ends a line. What could
/// be a text over several lines is left alone, and with it the whole script.
pub(super) fn without_comments(script: &str) -> String {
    let mut sent = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.split_inclusive('\n') {
        let text = line.trim();
        let begins = !in_comment && text.starts_with("/*");
        let is_comment = in_comment || text.starts_with("//") || begins;
        if in_comment || begins {
            in_comment = !text.contains("*/");
        }
        // Code may follow a comment, such as the type of an expression.
        if is_comment && (text.ends_with("*/") || !text.contains("*/")) {
            sent.push('\n');
            continue;
        }
        if line.matches('`').count() % 2 == 1 {
            return script.to_owned();
        }
        sent += line;
    }
    sent
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_go_and_lines_keep_their_numbers() {
        let script = "/**\n * What it does.\n * @param {string} `a`\n */\nf(a); // why\n\n  // Why.\n/** @type {T} */\nconst b = /** @type {T} */ (a);\n/** @type {T} */ (b).c();\n";
        assert_eq!(
            without_comments(script),
            "\n\n\n\nf(a); // why\n\n\n\nconst b = /** @type {T} */ (a);\n/** @type {T} */ (b).c();\n"
        );
    }

    #[test]
    fn script_with_a_text_over_several_lines_stays_as_it_is() {
        let script = "const text = `\n// no comment\n`;\n/** One. */\n";
        assert_eq!(without_comments(script), script);
    }
}
