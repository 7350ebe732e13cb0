//! All texts of all slices, one line a slice.

use std::sync::LazyLock;

use crate::platform::texts::{Text, Texts};
use crate::{
    accounts, actions, arrivals, calendar, directory, documents, events, glossary, handovers, immersions,
    interregion, meetings, moves, partnerships, protocols, public, resources, trainings,
};

#[rustfmt::skip] // one line a slice
const DECLARED: &[&[Texts]] = &[
    directory::TEXTS,
    accounts::TEXTS,
    partnerships::TEXTS,
    glossary::TEXTS,
    actions::TEXTS,
    events::TEXTS,
    protocols::TEXTS,
    trainings::TEXTS,
    immersions::TEXTS,
    meetings::TEXTS,
    resources::TEXTS,
    interregion::TEXTS,
    moves::TEXTS,
    handovers::TEXTS,
    arrivals::TEXTS,
    calendar::TEXTS,
    public::TEXTS,
];

/// What each slice forgets of a person who is erased, the accounts last: the others look for the address that they hold.
#[rustfmt::skip] // one line a slice
pub const ERASURE: &[&[&str]] = &[
    events::ERASURE,
    trainings::ERASURE,
    resources::ERASURE,
    calendar::ERASURE,
    moves::ERASURE,
    accounts::ERASURE,
];

/// What else is made of texts and names, and goes whenever one of them does.
pub const COPIES: &[&str] = &[documents::COPIES];

static TEXTS: LazyLock<Vec<Text>> =
    LazyLock::new(|| DECLARED.iter().flat_map(|slice| slice.iter()).flat_map(Texts::ready).collect());

/// Every column that holds what people wrote.
#[must_use]
pub fn texts() -> &'static [Text] {
    &TEXTS
}

/// The column that a place names; none when it is not of this program's version.
#[must_use]
pub fn text(kind: &str, field: &str) -> Option<&'static Text> {
    TEXTS.iter().find(|text| text.of.kind == kind && text.field() == field)
}
