//! The JSON Schema of a recipe, which tells pages and tests its fields and limits.

use schemars::schema_for;

use crate::recipe::json::RecipeJson;

/// The schema, as the file `static/lab/recipe.schema.json` has it.
#[must_use]
#[expect(clippy::expect_used, reason = "a schema is JSON already")]
pub fn as_json() -> String {
    let schema = schema_for!(RecipeJson);
    let mut json = serde_json::to_string_pretty(&schema).expect("a schema can be written as JSON");
    json.push('\n');
    json
}
