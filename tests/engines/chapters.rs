//! The lab's catalogue as it is in `static/`.

use std::{fs, path::Path};

use serde_json::Value;

/// Its chapters, in its order.
pub(crate) fn chapters() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/lab/catalogue");
    let read = |file: &str| -> Value {
        let text = fs::read_to_string(folder.join(file)).expect(file);
        serde_json::from_str(&text).expect(file)
    };
    let index = read("index.json");
    let entries = list(&index["chapters"]).iter();
    entries.map(|entry| read(text(&entry["file"]))).collect()
}

/// What is in a list; nothing if it is none.
pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// A text; empty if it is none.
pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
