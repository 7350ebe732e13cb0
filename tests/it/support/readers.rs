//! Two readers of calendar files that share nothing with us: `icalendar` in Python and npm `ical.js`.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// What both readers understand of these files, in the same order; they must agree to the last letter.
pub fn facts_of_files(files: &[PathBuf]) -> Vec<Value> {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/calendar");
    // The folder that `ops/prepare test` fills, beside the one that cargo gives to tests.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
    let python = target.join("calendar-reader/bin/python");
    for prepared in [&python, &scripts.join("node_modules/ical.js")] {
        assert!(prepared.exists(), "{} is missing: run `ops/prepare test`", prepared.display());
    }
    let python = facts(&python, &scripts.join("facts.py"), files);
    let node = facts(Path::new("node"), &scripts.join("facts.mjs"), files);
    for ((file, one), other) in files.iter().zip(&python).zip(&node) {
        assert_eq!(one, other, "icalendar, then ical.js, on {}", file.display());
    }
    python
}

/// What both readers understand of these texts.
pub fn facts_of(texts: &[&str]) -> Vec<Value> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files: Vec<PathBuf> = (0..texts.len()).map(|n| folder.path().join(format!("{n}.ics"))).collect();
    for (file, text) in files.iter().zip(texts) {
        std::fs::write(file, text).expect("written");
    }
    facts_of_files(&files)
}

fn facts(program: &Path, script: &Path, files: &[PathBuf]) -> Vec<Value> {
    let output = Command::new(program).arg(script).args(files).output().expect("the reader starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let facts: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(facts.len(), files.len());
    facts
}
