//! Where the slices' fields of one type come together: one file per type, no rule of its own.

mod import_run;
mod organisation;
mod post;
mod territory;
