//! Which script imports which, so that a page can name all of its scripts at once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use url::Url;

/// The static imports of each script, as paths with a slash in front.
#[derive(Debug, Default)]
pub(super) struct ModuleGraph(BTreeMap<String, Vec<String>>);

impl ModuleGraph {
    /// Of these scripts, by their paths without a slash in front.
    pub(super) fn of(scripts: &BTreeMap<String, String>) -> Self {
        let imports = |name: &String, text: &String| {
            let base = Url::parse("file:///").ok()?.join(name).ok()?;
            let paths = specifiers(text).filter_map(|it| base.join(it).ok());
            Some((
                base.path().to_owned(),
                paths.map(|it| it.path().to_owned()).collect(),
            ))
        };
        Self(
            scripts
                .iter()
                .filter_map(|(name, text)| imports(name, text))
                .collect(),
        )
    }

    /// Everything that a script imports, and what that imports, the nearest first.
    pub(super) fn all_imports(&self, script: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let mut known = BTreeSet::from([script]);
        let mut next = VecDeque::from([script]);
        while let Some(importer) = next.pop_front() {
            for path in self.0.get(importer).into_iter().flatten() {
                if known.insert(path) {
                    found.push(path.as_str());
                    next.push_back(path);
                }
            }
        }
        found
    }
}

/// What the static imports of a script name. The scripts are formatted, so that the end of an import
/// has a line of its own: `} from "./name.js";`.
fn specifiers(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let may_import = ["import ", "export ", "} from "]
            .iter()
            .any(|start| line.starts_with(start));
        let (before, specifier) = line.strip_suffix("\";")?.rsplit_once('"')?;
        let names_a_module = before.ends_with("from ") || before == "import ";
        (may_import && names_a_module && specifier.starts_with('.')).then_some(specifier)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::ModuleGraph;

    #[test]
    fn imports_of_imports_are_found_once_and_the_nearest_first() {
        let scripts = [
            (
                "a/main.js",
                "import { b } from \"./b.js\";\nimport {\n  c,\n} from \"../c.js\";\n",
            ),
            (
                "a/b.js",
                "import \"../c.js\";\nimport { d } from \"./d.js\";\n",
            ),
            (
                "c.js",
                "/** @type {import(\"./types.js\").T} */\nconst text = \"no import\";\n",
            ),
            (
                "a/d.js",
                "export { b } from \"./b.js\";\nawait import(\"./late.js\");\n",
            ),
        ];
        let scripts: BTreeMap<_, _> = scripts
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into();
        let graph = ModuleGraph::of(&scripts);
        assert_eq!(
            graph.all_imports("/a/main.js"),
            ["/a/b.js", "/c.js", "/a/d.js"]
        );
        assert!(graph.all_imports("/nothing.js").is_empty());
    }
}
