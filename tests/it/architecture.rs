//! The declared order of dependence holds, and slices reach one another only through their front door.

use std::path::{Path, PathBuf};

/// The modules as `src/lib.rs` lists them: each may use those before it.
fn order(root: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(root.join("lib.rs")).expect("readable");
    let modules = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    modules.map(str::to_owned).collect()
}

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

/// `app` builds the schema and the schema's assembly names no service, so these two know each other.
const KNOWN_PAIRS: &[(&str, &str)] = &[("app", "api")];

#[test]
fn modules_use_only_what_lies_below_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let order = order(&root);
    assert!(order.len() > 20, "{order:?}");
    let rank = |module: &str| order.iter().position(|known| known == module);
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
