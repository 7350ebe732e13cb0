//! Each engine's own text of a statement, where the two have none in common.

use std::collections::HashMap;
use std::sync::{OnceLock, PoisonError, RwLock};

/// What may stand in a statement where the engines have no common text: marker, `SQLite`'s text around the value,
/// `PostgreSQL`'s. `ID_TEXT(column)` is an id as text, for `string_agg`; `DAY_NUMBER(column)` counts the days up to a day
/// or an instant (UTC), so that days can be added.
const MARKERS: [(&str, Around, Around); 4] = [
    ("IN_IDS(", ("IN (SELECT unhex(value) FROM json_each(", "))"), ("= ANY(", ")")),
    ("IN_TEXTS(", ("IN (SELECT value FROM json_each(", "))"), ("= ANY(", ")")),
    ("ID_TEXT(", ("lower(hex(", "))"), ("CAST(", " AS TEXT)")),
    ("DAY_NUMBER(", ("(unixepoch(", ") / 86400)"), ("FLOOR(EXTRACT(EPOCH FROM ", ") / 86400)")),
];

/// What stands before and after a value.
type Around = (&'static str, &'static str);

/// Replaces the markers by each engine's own text, once per statement.
pub(super) fn dialect(sql: &'static str, lite: bool) -> &'static str {
    // A literal is known by where it lies, so that nothing of it is read again; it never moves nor changes.
    type Place = (usize, usize, bool);
    static TEXTS: OnceLock<RwLock<HashMap<Place, &'static str>>> = OnceLock::new();
    let texts = TEXTS.get_or_init(RwLock::default);
    let place = (sql.as_ptr().addr(), sql.len(), lite);
    if let Some(text) = texts.read().unwrap_or_else(PoisonError::into_inner).get(&place) {
        return text;
    }
    let text = translated(sql, lite);
    texts.write().unwrap_or_else(PoisonError::into_inner).insert(place, text);
    text
}

fn translated(sql: &'static str, lite: bool) -> &'static str {
    if !MARKERS.iter().any(|(marker, ..)| sql.contains(marker)) {
        return sql;
    }
    let mut text = sql.to_owned();
    for (marker, sqlite, postgres) in MARKERS {
        let (before, after) = if lite { sqlite } else { postgres };
        while let Some(start) = text.find(marker) {
            let close = start + text[start..].find(')').unwrap_or(text.len() - start - 1);
            let value = text[start + marker.len()..close].to_owned();
            text.replace_range(start..=close, &format!("{before}{value}{after}"));
        }
    }
    // Leaked on purpose: the number of statements in the program is fixed, and sqlx wants texts that live for ever.
    text.leak()
}

#[cfg(test)]
mod tests {
    use super::dialect;

    #[test]
    fn list_markers_become_each_engines_own_text() {
        let sql = "SELECT * FROM t WHERE id IN_IDS($1) AND kind IN_TEXTS($2)";
        assert_eq!(dialect(sql, false), "SELECT * FROM t WHERE id = ANY($1) AND kind = ANY($2)");
        assert_eq!(
            dialect(sql, true),
            "SELECT * FROM t WHERE id IN (SELECT unhex(value) FROM json_each($1)) \
             AND kind IN (SELECT value FROM json_each($2))"
        );
    }
}
