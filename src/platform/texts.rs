//! Where the texts that people wrote lie. Each slice declares its own beside its code (`src/*/texts.rs`), so that a
//! passage that must go is found wherever it was copied; a test compares the declarations with the tables, so that no
//! column is forgotten.

use uuid::Uuid;

use super::db::Tx;
use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::text::fold;

/// The texts of one table, declared in pieces of SQL in which `t` is the table. Start from [`Texts::NONE`].
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    /// What comes before the colon in the node id of a row.
    pub kind: &'static str,
    /// What a row is, in French.
    pub thing: &'static str,
    /// Table.
    pub table: &'static str,
    /// What it must be joined to for the pieces below.
    pub join: &'static str,
    /// Column of the row's id; several rows may share it.
    pub key: &'static str,
    /// Which rows belong to a partnership, $1.
    pub within: &'static str,
    /// Who wrote it.
    pub author: &'static str,
    /// The post that answers for it.
    pub post: &'static str,
    /// The organisation that answers for it.
    pub organisation: &'static str,
    /// Since when it may have been read.
    pub since: &'static str,
    /// Whether anybody may read it.
    pub open: &'static str,
    /// What else a change sets, so that whoever edits an older copy learns of it.
    pub set: Option<&'static str>,
    /// Statements that mark what was made from the text: $1 the row, $2 the instant.
    pub marks: &'static [&'static str],
    /// Who reads a row, $1, when that is not the whole partnership: ids of people.
    pub readers: Option<&'static str>,
    /// Who reads a row, $1, besides the whole partnership, on any day from $2 to $3: ids of people.
    pub beyond: Option<&'static str>,
    /// Calendar feeds show it.
    pub in_feeds: bool,
    /// Words of it are kept for search.
    pub searched: bool,
    /// The columns.
    pub columns: &'static [Column],
}

/// One column of text.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it is, in French.
    pub part: &'static str,
    /// How the key made of it is written: $1 the row, $2 the folded text.
    pub folded: Option<&'static str>,
    /// A JSON value, whose texts are looked through one by one.
    pub json: bool,
}

impl Column {
    /// A plain text.
    #[must_use]
    pub const fn new(name: &'static str, part: &'static str) -> Self {
        Self { name, part, folded: None, json: false }
    }

    /// A text that is looked for and sorted by a key.
    #[must_use]
    pub const fn folded(name: &'static str, part: &'static str, folded: &'static str) -> Self {
        Self { name, part, folded: Some(folded), json: false }
    }

    /// A copy kept as JSON.
    #[must_use]
    pub const fn json(name: &'static str, part: &'static str) -> Self {
        Self { name, part, folded: None, json: true }
    }
}

impl Texts {
    /// Nothing said yet.
    pub const NONE: Self = Self {
        kind: "",
        thing: "",
        table: "",
        join: "",
        key: "id",
        within: "t.partnership_id = $1",
        author: "NULL",
        post: "NULL",
        organisation: "NULL",
        since: "NULL",
        open: "FALSE",
        set: None,
        marks: &[],
        readers: None,
        beyond: None,
        in_feeds: false,
        searched: false,
        columns: &[],
    };

    /// The statements for each column. They live for ever, as statements do: call it once for each declaration.
    pub fn ready(&'static self) -> impl Iterator<Item = Text> {
        self.columns.iter().map(move |column| {
            let Self { table, join, key, within, author, post, organisation, since, open, .. } = self;
            let name = column.name;
            let read = format!(
                "SELECT t.{key} AS id, t.{name} AS text, {author} AS author_id, {post} AS post_id, \
                 {organisation} AS organisation_id, {since} AS since, {open} AS open \
                 FROM {table} t {join} WHERE ({within}) AND t.{name} <> '' ORDER BY t.{key}"
            );
            let set = self.set.map(|set| format!(", {set}")).unwrap_or_default();
            let write = format!("UPDATE {table} SET {name} = $2{set} WHERE {key} = $1 AND {name} = $3");
            Text { of: self, column, read: read.leak(), write: write.leak() }
        })
    }
}

/// One column of text, ready to be read and written.
#[derive(Debug)]
pub struct Text {
    /// Its table's declaration.
    pub of: &'static Texts,
    /// Its column's.
    pub column: &'static Column,
    read: &'static str,
    write: &'static str,
}

/// A text as it lies in its row.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Lying {
    /// The row's key.
    pub id: Uuid,
    /// What was written.
    pub text: String,
    /// Who wrote it, if that is kept.
    pub author_id: Option<PersonId>,
    /// The post that answers for it.
    pub post_id: Option<PostId>,
    /// The organisation that answers for it.
    pub organisation_id: Option<OrganisationId>,
    /// Since when it may have been read.
    pub since: Option<Ts>,
    /// Anybody may read it.
    pub open: bool,
}

impl Text {
    /// The name of this part in the API: the column's, as names are written there.
    #[must_use]
    pub fn field(&self) -> String {
        let mut words = self.column.name.split('_');
        let first = words.next().unwrap_or_default().to_owned();
        words.fold(first, |name, word| {
            let (head, tail) = word.split_at(1);
            name + &head.to_ascii_uppercase() + tail
        })
    }

    /// All that a partnership holds here.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_partnership(&self, tx: &mut Tx, partnership: Uuid) -> Result<Vec<Lying>> {
        let q = tx.q(self.read).bind(partnership);
        Ok(tx.all(q).await?)
    }

    /// Writes another text where this one lies, and marks what was made from it; false when somebody changed it
    /// meanwhile.
    ///
    /// # Errors
    /// The database's.
    pub async fn replace(&self, tx: &mut Tx, lying: &Lying, by: String, now: Ts) -> Result<bool> {
        let key = fold(&by);
        let q = tx.q(self.write).bind(lying.id).bind(by).bind(lying.text.clone());
        if tx.exec(q).await? == 0 {
            return Ok(false);
        }
        if let Some(folded) = self.column.folded {
            let q = tx.q(folded).bind(lying.id).bind(key);
            tx.exec(q).await?;
        }
        for mark in self.of.marks {
            let q = tx.q(mark).bind(lying.id).bind(now);
            tx.exec(q).await?;
        }
        Ok(true)
    }

    /// Who else than the partnership could read a row on any of these days.
    ///
    /// # Errors
    /// The database's.
    pub async fn beyond(&self, tx: &mut Tx, row: Uuid, (since, today): (Day, Day)) -> Result<Vec<PersonId>> {
        let Some(beyond) = self.of.beyond else { return Ok(Vec::new()) };
        let q = tx.q(beyond).bind(row).bind(since).bind(today);
        let people: Vec<(PersonId,)> = tx.all(q).await?;
        Ok(people.into_iter().map(|(person,)| person).collect())
    }

    /// Whom a row is meant for, when that is not the whole partnership.
    ///
    /// # Errors
    /// The database's.
    pub async fn readers(&self, tx: &mut Tx, row: Uuid) -> Result<Option<Vec<PersonId>>> {
        let Some(readers) = self.of.readers else { return Ok(None) };
        let q = tx.q(readers).bind(row);
        let people: Vec<(PersonId,)> = tx.all(q).await?;
        Ok(Some(people.into_iter().map(|(person,)| person).collect()))
    }
}
