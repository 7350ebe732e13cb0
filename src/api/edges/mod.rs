//! Where the slices' fields of one type come together: one file per type, no rule of its own.

mod action;
mod event;
mod import_run;
mod organisation;
mod partnership;
mod post;
mod territory;
mod viewer;
