//! As much of JSON Schema as the published schema uses.

use serde_json::Value;

/// Where a document departs from a schema.
pub(crate) fn departures(schema: &Value, document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(schema, schema, document, "", &mut found);
    found
}

fn check(root: &Value, schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().into_iter().flatten() {
        let is_kept = match keyword.as_str() {
            "$ref" => {
                let pointer = rule.as_str().unwrap_or("").trim_start_matches('#');
                match root.pointer(pointer) {
                    Some(target) => check(root, target, value, path, found),
                    None => found.push(format!("{path}: {rule} leads nowhere")),
                }
                true
            }
            "type" => match rule {
                Value::Array(types) => types.iter().any(|it| is_of_type(it, value)),
                one => is_of_type(one, value),
            },
            "const" => rule == value,
            "enum" => rule.as_array().is_some_and(|it| it.contains(value)),
            "required" => match value {
                Value::Object(fields) => rule
                    .as_array()
                    .into_iter()
                    .flatten()
                    .all(|it| fields.contains_key(it.as_str().unwrap_or(""))),
                _ => true,
            },
            "properties" => {
                for (name, rule) in rule.as_object().into_iter().flatten() {
                    if let Some(field) = value.get(name) {
                        check(root, rule, field, &format!("{path}/{name}"), found);
                    }
                }
                true
            }
            "additionalProperties" => value.as_object().is_none_or(|it| {
                it.keys()
                    .all(|name| schema["properties"].get(name).is_some())
            }),
            "items" | "prefixItems" => {
                for (place, item) in value.as_array().into_iter().flatten().enumerate() {
                    let rule = if keyword == "items" {
                        Some(rule)
                    } else {
                        rule.get(place)
                    };
                    if let Some(rule) = rule {
                        check(root, rule, item, &format!("{path}/{place}"), found);
                    }
                }
                true
            }
            "oneOf" => {
                let fitting = rule.as_array().into_iter().flatten().filter(|it| {
                    let mut departures = Vec::new();
                    check(root, it, value, path, &mut departures);
                    departures.is_empty()
                });
                fitting.count() == 1
            }
            "minimum" => value.as_u64().is_none_or(|it| Some(it) >= rule.as_u64()),
            "maximum" => value.as_u64().is_none_or(|it| Some(it) <= rule.as_u64()),
            "minItems" => value
                .as_array()
                .is_none_or(|it| Some(it.len() as u64) >= rule.as_u64()),
            "maxItems" => value
                .as_array()
                .is_none_or(|it| Some(it.len() as u64) <= rule.as_u64()),
            "pattern" => {
                // The schema has one pattern: that of an id.
                let is_id = |it: &str| {
                    it.bytes()
                        .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-')
                };
                rule == "^[a-z0-9-]+$" && value.as_str().is_none_or(is_id)
            }
            "$schema" | "title" | "description" | "$defs" => true,
            other => {
                found.push(format!("{path}: the keyword {other} is not checked"));
                true
            }
        };
        if !is_kept {
            found.push(format!("{path}: {keyword} {rule} is not kept by {value}"));
        }
    }
}

fn is_of_type(name: &Value, value: &Value) -> bool {
    match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("null") => value.is_null(),
        _ => false,
    }
}
