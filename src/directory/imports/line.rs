//! What the two file formats have in common: a row read as a wish.

use async_graphql::MaybeUndefined;

use crate::directory::profile::Wish;
use crate::kernel::problem::Problem;

/// One row as understood; an empty cell keeps what is known.
#[derive(Clone, Debug)]
pub struct Line {
    /// Line number in the file, from 1.
    pub number: i64,
    /// What the row says of the organisation.
    pub wish: Wish,
    /// FINESS or SIRET number of the organisation above it.
    pub parent: Option<String>,
    /// What was left aside without refusing the row.
    pub notes: Vec<Problem>,
    /// Why the row is refused before anything else is looked at.
    pub faults: Vec<Problem>,
}

/// A filled cell gives the field; an empty one keeps it.
pub fn given(cell: Option<String>) -> MaybeUndefined<String> {
    cell.map_or(MaybeUndefined::Undefined, MaybeUndefined::Value)
}
