//! Texts with words in braces that stand for values.

/// The most characters of a value that are shown.
const SHOWN: usize = 200;

/// Puts `values` in place of their names, as `{origin}`. It goes over the text once, so a value with
/// braces in it is left alone.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, from_brace)) = rest.split_once('{') {
        filled.push_str(before);
        let named = values.iter().find_map(|(name, value)| {
            let after = from_brace.strip_prefix(name)?.strip_prefix('}')?;
            Some((value, after))
        });
        match named {
            Some((value, after)) => {
                filled.push_str(&shortened(value));
                rest = after;
            }
            None => {
                filled.push('{');
                rest = from_brace;
            }
        }
    }
    filled.push_str(rest);
    filled
}

fn shortened(value: &str) -> String {
    match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}
