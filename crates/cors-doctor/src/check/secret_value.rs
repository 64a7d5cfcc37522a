//! Values that come from the environment, so that no secret is in a policy file.

use toml::de::DeValue;

use crate::check::fields::{Fields, Value, kind};
use crate::check::mistake::Mistakes;

/// The value of an environment variable.
pub(crate) type Environment<'e> = &'e dyn Fn(&str) -> Option<String>;

/// The value of `{ env = "NAME" }`; `None` after a mistake.
pub(super) fn from_environment(
    value: Value<'_, '_>,
    name: &str,
    environment: Environment<'_>,
    mistakes: &mut Mistakes<'_>,
) -> Option<String> {
    let DeValue::Table(table) = value.get_ref() else {
        let message = format!(
            "{name} is {}; a secret stays out of the file: write {name} = {{ env = \"NAME\" }}",
            kind(value)
        );
        mistakes.add(&value.span(), message);
        return None;
    };
    let mut fields = Fields::of(table);
    let variable = fields.string("env", "\"NAME\"", mistakes);
    fields.refuse_others(&format!("{name} = {{ … }}"), mistakes);
    let Some((variable, span)) = variable else {
        if table.get("env").is_none() {
            let message =
                format!("{name} does not say where from; write {name} = {{ env = \"NAME\" }}");
            mistakes.add(&value.span(), message);
        }
        return None;
    };
    let found = environment(variable);
    if found.is_none() {
        let message = format!(
            "the environment has no variable {variable}, which {name} needs; set it before the check"
        );
        mistakes.add(&span, message);
    }
    found
}
