//! The declared order of dependence holds, and slices reach one another only through their front door.

use std::path::{Path, PathBuf};

/// Each may use those before it; those in one row may not use one another.
const ORDER: &[&[&str]] = &[
    &["kernel"],
    &["platform"],
    &["confidentiality"],
    &["directory"],
    &["accounts"],
    &["partnerships"],
    &["glossary"],
    &["actions"],
    &["events"],
    &["protocols"],
    &["resources"],
    &["interregion"],
    &["meetings"],
    &["trainings"],
    &["immersions"],
    &["moves"],
    &["handovers"],
    &["arrivals"],
    &["calendar"],
    &["public"],
    &["indicators"],
    &["documents"],
    &["home"],
    &["retraction"],
    &["administration"],
    &["config"],
    &["app"],
    &["api"],
    &["web"],
    &["demo"],
    &["cli"],
];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn rank(module: &str) -> Option<usize> {
    ORDER.iter().position(|row| row.contains(&module))
}

/// `app` builds the schema and the schema's assembly names no service, so these two know each other.
const KNOWN_PAIRS: &[(&str, &str)] = &[("app", "api")];

#[test]
fn modules_use_only_what_lies_below_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let mut wrong = Vec::new();
    for file in files {
        let inside = file.strip_prefix(&root).expect("inside src");
        let module =
            inside.components().next().expect("a name").as_os_str().to_string_lossy().replace(".rs", "");
        if matches!(module.as_str(), "lib" | "main") {
            continue;
        }
        let Some(own) = rank(&module) else {
            wrong.push(format!("{module} has no place in the order"));
            continue;
        };
        let text = std::fs::read_to_string(&file).expect("readable");
        for (number, line) in text.lines().enumerate() {
            for used in line.split("crate::").skip(1) {
                let name: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let Some(other) = rank(&name) else { continue };
                let known = KNOWN_PAIRS.contains(&(module.as_str(), name.as_str()));
                if name != module && other >= own && !known {
                    wrong.push(format!("{}:{} uses {name}", inside.display(), number + 1));
                }
                if name != module && used.starts_with(&format!("{name}::store")) {
                    wrong.push(format!("{}:{} reaches into {name}'s store", inside.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn both_engines_have_the_same_migrations() {
    let list = |engine: &str| {
        let mut names: Vec<_> =
            std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine))
                .expect("a folder")
                .map(|entry| entry.expect("an entry").file_name())
                .collect();
        names.sort();
        names
    };
    assert_eq!(list("sqlite"), list("postgres"));
}
