//! The guard on the command line: JSON lines in, verdicts out.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};

use super::{Finding, Guard, KnownContacts, Verdict};

#[derive(Deserialize)]
struct Line {
    text: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'a> {
    Examined { verdict: Verdict, findings: &'a [Finding] },
    Malformed { error: String },
}

/// Examines JSON lines `{"text": "…"}`, answering each with one line
/// `{"verdict": "pass|warn|refuse", "findings": [{code, verdict, start, end, reason}]}`. A line that
/// is no such thing is answered with `{"error": "…"}`, which never quotes it, and the next is read.
/// Nobody is known here, so an address that is not webmail passes.
///
/// # Errors
/// When reading or writing fails.
pub fn check_lines(mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let known = KnownContacts::none();
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        match serde_json::from_slice::<Line>(&line) {
            Ok(Line { text }) => {
                let examination = Guard::shared().examine(&text, &known);
                let answer =
                    Answer::Examined { verdict: examination.verdict, findings: &examination.findings };
                serde_json::to_writer(&mut output, &answer)?;
            }
            Err(fault) => {
                let error =
                    format!("ligne illisible (colonne {}) : attendu {{\"text\": \"…\"}}", fault.column());
                serde_json::to_writer(&mut output, &Answer::Malformed { error })?;
            }
        }
        output.write_all(b"\n")?;
        line.clear();
    }
    output.flush()
}
