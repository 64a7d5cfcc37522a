//! The pages and their tests read the limits of a recipe from the lab's own schema.

use std::{env, fs, path::Path};

use cors_lab::recipe::schema;
use support::{program, run};

#[test]
fn the_published_schema_is_the_one_of_this_lab() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let published = root.join("static/lab/recipe.schema.json");
    let printed = run(program("cors-lab").arg("schema"), "");
    let printed = String::from_utf8(printed.stdout).unwrap();
    assert_eq!(printed, schema::as_json());
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(&published, &printed).unwrap();
    }
    let published = fs::read_to_string(&published).unwrap_or_default();
    assert!(
        published == printed,
        "static/lab/recipe.schema.json is stale: cargo run -p cors-lab -- schema > static/lab/recipe.schema.json"
    );
}
