//! A CSV text as rows with named columns, whatever its separator and however its encoding was mistaken.

use std::collections::HashMap;

use crate::kernel::problem::Problem;
use crate::kernel::text::fold;

/// One row; blank cells count as absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Line number in the file, from 1.
    pub line: i64,
    cells: HashMap<String, String>,
}

impl Row {
    /// The cell of a column.
    pub fn get(&self, column: &str) -> Option<&str> {
        self.cells.get(column).map(String::as_str)
    }

    /// The cell of a column, as an owned text.
    pub fn text(&self, column: &str) -> Option<String> {
        self.get(column).map(str::to_owned)
    }
}

/// Columns of a file that has no header: how such rows begin, and what their cells are called.
pub struct Headerless {
    /// First cell of the rows to keep.
    pub mark: &'static str,
    /// Names of the cells, the mark's own included.
    pub columns: &'static [&'static str],
}

/// Reads the text; `needed` are the columns without which the file is another one.
pub fn read(text: &str, needed: &[&str], headerless: Option<&Headerless>) -> Result<Vec<Row>, Vec<Problem>> {
    let text = mend(text)?;
    let records = records(&text)?;
    let known = headerless.filter(|known| records.iter().any(|(_, cells)| first(cells) == known.mark));
    if let Some(known) = known {
        let columns: Vec<String> = known.columns.iter().map(|&name| name.to_owned()).collect();
        let kept = records.into_iter().filter(|(_, cells)| first(cells) == known.mark);
        return Ok(kept.map(|(line, cells)| row(line, &columns, cells)).collect());
    }
    let mut records = records.into_iter();
    let header = records.next().map(|(_, cells)| cells).unwrap_or_default();
    let columns: Vec<String> = header.iter().map(|name| fold(name).replace(' ', "_")).collect();
    let missing: Vec<&str> =
        needed.iter().filter(|name| !columns.iter().any(|column| column == *name)).copied().collect();
    if !missing.is_empty() {
        let message =
            format!("Ce fichier n’a pas les colonnes attendues. Il manque : {}.", missing.join(", "));
        return Err(vec![Problem::new("IMPORT_UNKNOWN_COLUMNS", message).on("csv")]);
    }
    Ok(records.map(|(line, cells)| row(line, &columns, cells)).collect())
}

fn first(cells: &[String]) -> &str {
    cells.first().map_or("", String::as_str)
}

fn row(line: i64, columns: &[String], cells: Vec<String>) -> Row {
    let named = columns.iter().cloned().zip(cells).filter(|(_, cell)| !cell.is_empty());
    Row { line, cells: named.collect() }
}

type Record = (i64, Vec<String>);

fn records(text: &str) -> Result<Vec<Record>, Vec<Problem>> {
    let start = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: &u8| start.bytes().filter(|byte| byte == separator).count();
    let separator = [b'\t', b'|', b',', b';'].into_iter().max_by_key(count).unwrap_or(b';');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut found = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| unreadable())?;
        let line = record.position().map_or(0, csv::Position::line);
        found.push((i64::try_from(line).unwrap_or(i64::MAX), record.iter().map(str::to_owned).collect()));
    }
    Ok(found)
}

fn unreadable() -> Vec<Problem> {
    let problem = Problem::new(
        "IMPORT_UNREADABLE",
        "Ce fichier n’est pas lisible : enregistrez-le en CSV, encodage UTF-8.",
    )
    .on("csv");
    vec![problem]
}

/// Characters that Windows puts at 0x80 to 0x9F; five places are empty.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Undoes a wrong reading of UTF-8 as Latin-1 ("Ã©" for "é"). The opposite mistake loses the letters: then the file has
/// to be read again.
fn mend(text: &str) -> Result<String, Vec<Problem>> {
    let text = text.trim_start_matches('\u{feff}').trim_start_matches("ï»¿");
    if text.contains('\u{fffd}') {
        return Err(unreadable());
    }
    if !text.contains('Ã') && !text.contains('â') {
        return Ok(text.to_owned());
    }
    let byte = |c: char| match WINDOWS.chars().position(|windows| windows == c) {
        Some(place) => u8::try_from(0x80 + place).ok(),
        None => u8::try_from(u32::from(c)).ok(),
    };
    let misread: Option<Vec<u8>> = text.chars().map(byte).collect();
    Ok(misread.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| text.to_owned()))
}
