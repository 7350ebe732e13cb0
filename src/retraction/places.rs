//! Looking for a passage in all that a partnership and the mails hold, and cutting it out.

use serde_json::Value;
use uuid::Uuid;

use super::ledger::PlaceName;
use super::passage::{Needle, Writing};
use super::registry::{COPIES, texts};
use super::store::Addressees;
use crate::directory::Directory;
use crate::kernel::actor::PartnershipId;
use crate::kernel::clock::Ts;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::platform::db::Tx;
use crate::platform::mail::{self, KeptWords};
use crate::platform::texts::{Lying, Text};

/// A text of the partnership.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its column.
    pub text: &'static Text,
    /// Where it lies.
    pub lying: Lying,
}

impl Found {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> PlaceName {
        PlaceName { kind: self.text.of.kind.to_owned(), row: self.lying.id, field: self.text.field() }
    }
}

/// A text that holds the passage.
#[derive(Clone, Debug)]
pub struct Place {
    /// Which.
    pub found: Found,
    /// What is left of it.
    pub left: String,
    /// How many times the passage stands there.
    pub occurrences: usize,
}

/// Every text of the partnership.
///
/// # Errors
/// The database's.
pub async fn all(tx: &mut Tx, partnership: PartnershipId) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for text in texts() {
        let lying = text.of_partnership(tx, partnership.uuid()).await?;
        found.extend(lying.into_iter().map(|lying| Found { text, lying }));
    }
    Ok(found)
}

/// Those of these texts that hold the passage.
///
/// # Errors
/// When a copy kept as JSON cannot be read.
pub fn holding(found: &[Found], needle: &Needle, mark: &str) -> Result<Vec<Place>> {
    let mut places: Vec<Place> = Vec::new();
    for one in found {
        let text = &one.lying.text;
        // Rows that share a key and a text are written by one statement.
        let same = |place: &Place| place.found.name() == one.name() && place.found.lying.text == *text;
        if places.iter().any(same) {
            continue;
        }
        let replaced = if one.text.column.json {
            in_json(text, needle, mark)?
        } else {
            needle.replace(text, Writing::Plain, mark)
        };
        if let Some((left, occurrences)) = replaced {
            places.push(Place { found: one.clone(), left, occurrences });
        }
    }
    Ok(places)
}

fn in_json(text: &str, needle: &Needle, mark: &str) -> Result<Option<(String, usize)>> {
    let mut value: Value = serde_json::from_str(text).map_err(Error::internal)?;
    let count = in_value(&mut value, needle, mark);
    Ok((count > 0).then(|| (value.to_string(), count)))
}

fn in_value(value: &mut Value, needle: &Needle, mark: &str) -> usize {
    match value {
        Value::String(text) => {
            let Some((left, count)) = needle.replace(text, Writing::Plain, mark) else { return 0 };
            *text = left;
            count
        }
        Value::Array(values) => values.iter_mut().map(|value| in_value(value, needle, mark)).sum(),
        Value::Object(fields) => fields.values_mut().map(|value| in_value(value, needle, mark)).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

/// Writes what is left; false when somebody changed one of the texts meanwhile.
///
/// # Errors
/// The database's.
pub async fn cut(tx: &mut Tx, directory: &Directory, places: &[Place], now: Ts) -> Result<bool> {
    forget_copies(tx).await?;
    for Place { found: Found { text, lying }, left, .. } in places {
        if !text.replace(tx, lying, left.clone(), now).await? {
            return Ok(false);
        }
        if text.of.searched {
            directory.forget_words(tx, lying.id, &lying.text, left).await?;
        }
    }
    Ok(true)
}

/// Forgets what was made of texts and names.
///
/// # Errors
/// The database's.
pub async fn forget_copies(tx: &mut Tx) -> Result<()> {
    for statement in COPIES {
        let q = tx.q(statement);
        tx.exec(q).await?;
    }
    Ok(())
}

/// Mails that hold the passage, as they are left without it: those to these addressees, or all.
///
/// # Errors
/// The database's.
pub async fn mails(
    tx: &mut Tx,
    needle: &Needle,
    mark: &str,
    to: Option<&Addressees>,
) -> Result<Vec<KeptWords>> {
    let mut holding = Vec::new();
    let mut after = Uuid::nil();
    loop {
        let read = mail::kept_words(tx, after).await?;
        let Some(last) = read.last() else { return Ok(holding) };
        after = last.id;
        let read = read.into_iter().filter(|mail| to.is_none_or(|to| to.hold(mail)));
        holding.extend(read.filter_map(|mail| without(mail, needle, mark)));
    }
}

/// None when it does not hold it.
fn without(mut mail: KeptWords, needle: &Needle, mark: &str) -> Option<KeptWords> {
    let mut held = false;
    let mut cut = |text: &mut String, writing| {
        if let Some((left, _)) = needle.replace(text, writing, mark) {
            *text = left;
            held = true;
        }
    };
    cut(&mut mail.subject, Writing::Plain);
    cut(&mut mail.to_name, Writing::Plain);
    cut(&mut mail.body_text, Writing::Plain);
    cut(&mut mail.body_html, Writing::Html);
    if let Some(calendar) = &mut mail.calendar {
        cut(calendar, Writing::Calendar);
    }
    held.then_some(mail)
}
