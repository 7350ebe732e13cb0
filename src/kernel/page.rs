//! Keyset pages: a cursor names the last row seen, so that rows added meanwhile neither repeat nor hide others.

use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use super::error::{Error, Result};
use super::problem::Problem;

/// The largest page served.
pub const MAX_PAGE: i64 = 100;
/// The page served when none is asked for.
pub const DEFAULT_PAGE: i64 = 20;

/// The place after a row: its sort key and its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Value of the list's sort column.
    pub key: String,
    /// Breaks ties.
    pub id: Uuid,
}

impl Cursor {
    /// Opaque text for clients.
    #[must_use]
    pub fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(format!("{}|{}", self.id.simple(), self.key))
    }

    fn decode(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (id, key) = std::str::from_utf8(&bytes)
            .ok()?
            .split_once('|')
            // No list has such a key, and PostgreSQL knows no such text.
            .filter(|(_, key)| !key.contains('\0'))
            .map(|(id, key)| (id.to_owned(), key.to_owned()))?;
        Some(Self { key, id: id.parse().ok()? })
    }
}

/// Which page is asked for.
#[derive(Clone, Debug)]
pub struct PageRequest {
    /// Rows wanted, 1 to [`MAX_PAGE`].
    pub first: i64,
    /// Start after this place.
    pub after: Option<Cursor>,
    /// Whether the total was asked for; counted only then.
    pub with_total: bool,
}

impl PageRequest {
    /// Checks what a client asked for.
    ///
    /// # Errors
    /// A problem on `first` or `after`.
    pub fn new(first: Option<i32>, after: Option<&str>, with_total: bool) -> Result<Self> {
        let first = first.map_or(DEFAULT_PAGE, i64::from);
        if !(1..=MAX_PAGE).contains(&first) {
            return Err(Error::problem(
                Problem::new("PAGE_SIZE", format!("Demandez de 1 à {MAX_PAGE} éléments.")).on("first"),
            ));
        }
        let after = match after {
            None => None,
            Some(text) => Some(Cursor::decode(text).ok_or_else(unreadable)?),
        };
        Ok(Self { first, after, with_total })
    }

    /// The sort key to start after; below every key when there is none.
    #[must_use]
    pub fn after_key(&self) -> String {
        self.after.as_ref().map(|cursor| cursor.key.clone()).unwrap_or_default()
    }

    /// The id to start after; the nil id when there is none.
    #[must_use]
    pub fn after_id(&self) -> Uuid {
        self.after.as_ref().map_or(Uuid::nil(), |cursor| cursor.id)
    }

    /// Before which row a page of what is listed latest first begins: before `end` when it is the first.
    ///
    /// # Errors
    /// A problem on `after` when its key is not one of this list's.
    pub fn before<K: FromStr>(&self, end: K) -> Result<(K, Uuid)> {
        self.place(end, Uuid::max())
    }

    /// After which row a page of what is listed soonest first begins: after `start` when it is the first.
    ///
    /// # Errors
    /// A problem on `after` when its key is not one of this list's.
    pub fn following<K: FromStr>(&self, start: K) -> Result<(K, Uuid)> {
        self.place(start, Uuid::nil())
    }

    fn place<K: FromStr>(&self, key: K, id: Uuid) -> Result<(K, Uuid)> {
        let Some(after) = &self.after else { return Ok((key, id)) };
        Ok((after.key.parse().map_err(|_| unreadable())?, after.id))
    }

    /// One row more than asked tells whether there is a next page.
    #[must_use]
    pub fn limit(&self) -> i64 {
        self.first + 1
    }
}

/// What is said of a cursor that is none, or another list's.
#[must_use]
pub fn unreadable() -> Error {
    Error::problem(Problem::new("BAD_CURSOR", "Ce curseur de pagination n’est pas lisible.").on("after"))
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// Cursor and row.
    pub rows: Vec<(Cursor, T)>,
    /// Whether more follow.
    pub has_next: bool,
    /// How many there are in all, when asked for.
    pub total: Option<i64>,
}

impl<T> Page<T> {
    /// A page of a list that is held whole, put in the order of its cursors; its total costs nothing.
    #[must_use]
    pub fn of_whole(mut list: Vec<T>, request: &PageRequest, cursor: impl Fn(&T) -> Cursor) -> Self {
        list.sort_by_cached_key(|row| (cursor(row).key, cursor(row).id));
        let total = i64::try_from(list.len()).ok();
        let limit = usize::try_from(request.limit()).unwrap_or(usize::MAX);
        let follows = |row: &T| {
            let place = cursor(row);
            request.after.as_ref().is_none_or(|after| (&place.key, place.id) > (&after.key, after.id))
        };
        let rest = list.into_iter().filter(follows).take(limit).collect();
        Self::from_rows(rest, request, total, cursor)
    }

    /// The same page of something else.
    #[must_use]
    pub fn map<U>(self, other: impl Fn(T) -> U) -> Page<U> {
        self.filter_map(|row| Some(other(row)))
    }

    /// The same page of something else, without the rows that come to nothing.
    #[must_use]
    pub fn filter_map<U>(self, other: impl Fn(T) -> Option<U>) -> Page<U> {
        let rows = self.rows.into_iter().filter_map(|(cursor, row)| Some((cursor, other(row)?))).collect();
        Page { rows, has_next: self.has_next, total: self.total }
    }

    /// A list without anything in it.
    #[must_use]
    pub fn empty() -> Self {
        Self { rows: Vec::new(), has_next: false, total: Some(0) }
    }

    /// Cuts the extra row off and remembers that it was there.
    #[must_use]
    pub fn from_rows(
        rows: Vec<T>,
        request: &PageRequest,
        total: Option<i64>,
        cursor: impl Fn(&T) -> Cursor,
    ) -> Self {
        let wanted = usize::try_from(request.first).unwrap_or(usize::MAX);
        let has_next = rows.len() > wanted;
        let rows = rows.into_iter().take(wanted).map(|row| (cursor(&row), row)).collect();
        Self { rows, has_next, total }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::clock::Day;

    fn after(key: &str) -> PageRequest {
        let cursor = Cursor { key: key.to_owned(), id: Uuid::from_u128(7) };
        PageRequest::new(None, Some(&cursor.encode()), false).unwrap()
    }

    #[test]
    fn a_first_page_begins_at_the_end_it_is_given() {
        let first = PageRequest::new(None, None, false).unwrap();
        assert_eq!(first.before(9).unwrap(), (9, Uuid::max()));
        assert_eq!(first.following(0).unwrap(), (0, Uuid::nil()));
    }

    #[test]
    fn a_cursor_gives_the_key_and_the_row() {
        let day: Day = "2028-04-30".parse().unwrap();
        assert_eq!(after("2028-04-30").before(Day::LAST).unwrap(), (day, Uuid::from_u128(7)));
        assert_eq!(after("2028-04-30").following(Day::FIRST).unwrap(), (day, Uuid::from_u128(7)));
    }

    #[test]
    fn the_cursor_of_another_list_is_told_of() {
        let told = |result: Result<(Day, Uuid)>| match result {
            Err(Error::Problems(problems)) => problems[0].code.0.to_string(),
            other => panic!("{other:?}"),
        };
        assert_eq!(told(after("chambéry").before(Day::LAST)), "BAD_CURSOR");
        assert_eq!(told(after("12").following(Day::FIRST)), "BAD_CURSOR");
    }

    #[test]
    fn a_key_that_no_database_can_hold_is_no_cursor() {
        let cursor = Cursor { key: "a\0b".into(), id: Uuid::nil() };
        assert!(PageRequest::new(None, Some(&cursor.encode()), false).is_err());
    }
}
