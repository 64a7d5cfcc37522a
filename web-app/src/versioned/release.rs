//! One state of all files.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, DirEntry},
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::versioned::module_graph::ModuleGraph;

/// What is not a file and yet has a version.
const CONFIG: &str = "config.json";

/// How many digits a version has.
pub(super) const DIGITS: usize = 16;

/// The files as they were when they were read.
#[derive(Debug)]
pub(super) struct Release {
    /// [`DIGITS`] hexadecimal digits, which change with the content of any file.
    pub(super) version: String,
    /// Which script imports which.
    pub(super) modules: ModuleGraph,
    /// The paths without the slash in front, pages left out: they are asked for anew each time.
    files: BTreeSet<String>,
}

impl Release {
    /// Reads the files of a directory. One that cannot be read counts as empty.
    pub(super) fn read(directory: &Path, config: &str) -> Self {
        let paths = paths(directory);
        let mut hasher = DefaultHasher::new();
        config.hash(&mut hasher);
        let mut scripts = BTreeMap::new();
        for (name, path) in &paths {
            let content = fs::read(path).unwrap_or_else(|error| {
                log::warn!("{} cannot be read: {error}", path.display());
                Vec::new()
            });
            (name, &content).hash(&mut hasher);
            if is_script(name) {
                scripts.insert(name.clone(), String::from_utf8_lossy(&content).into_owned());
            }
        }
        let names = paths.into_keys().filter(|name| !name.ends_with(".html"));
        Self {
            version: format!("{:0DIGITS$x}", hasher.finish()),
            modules: ModuleGraph::of(&scripts),
            files: names.chain([CONFIG.to_owned()]).collect(),
        }
    }

    /// Whether there is such a file; the path has no slash in front.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains(path)
    }
}

/// A number that changes whenever a file is written, without reading any. Pages wait for it.
pub(super) fn stamp(directory: &Path) -> u64 {
    let mut sum = 0_u64;
    each_file(directory, |name, entry, is_link| {
        let metadata = if is_link {
            fs::metadata(entry.path())
        } else {
            entry.metadata()
        }
        .ok();
        let written = metadata.as_ref().and_then(|it| it.modified().ok());
        let length = metadata.map(|it| it.len());
        let mut hasher = DefaultHasher::new();
        (name, written.unwrap_or(SystemTime::UNIX_EPOCH), length).hash(&mut hasher);
        // In any order, for a folder has none.
        sum = sum.wrapping_add(hasher.finish());
    });
    sum
}

/// Every file that is served, by its path from the directory.
fn paths(directory: &Path) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    each_file(directory, |name, entry, _| {
        found.insert(name, entry.path());
    });
    found
}

/// Passes on every file that is served: its path from the directory, and whether it is a link to it.
fn each_file(directory: &Path, mut found: impl FnMut(String, &DirEntry, bool)) {
    let mut folders = vec![(String::new(), directory.to_owned())];
    while let Some((prefix, folder)) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let Some(name) = name.to_str().filter(|name| !name.starts_with('.')) else {
                continue;
            };
            let name = format!("{prefix}{name}");
            let kind = entry.file_type().ok();
            let is_link = kind.is_some_and(|it| it.is_symlink());
            if kind.is_some_and(|it| it.is_dir()) || is_link && entry.path().is_dir() {
                folders.push((name + "/", entry.path()));
            } else {
                found(name, &entry, is_link);
            }
        }
    }
}

fn is_script(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|it| it == "js")
}
