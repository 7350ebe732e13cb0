//! All SQL of protocols: reads of things in `read`, of pages in `list`; writes are inside the caller's transaction, under the
//! lock of the protocol's row.

pub mod approvals;
pub mod list;
pub mod my_data;
pub mod published;
pub mod read;
pub mod succession;
pub mod text;
pub mod vacancies;
pub mod write;
