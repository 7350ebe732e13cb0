//! All SQL of the directory.

mod find;
mod import;
mod organisation;
mod post;
mod read;
mod referents;
mod territory;

use serde::{Deserialize as _, Deserializer};

use crate::confidentiality::SafeText;

pub use find::{
    Wanted, children, count_organisations, find_organisations, organisation_by_number, posts_of,
    posts_serving, tribunals_of,
};
pub use import::{
    Marks, candidates, chunk_is_outdated, fail_import, finish_import, import_chunk, import_lines, import_run,
    import_runs, insert_import, insert_import_line, lines_to_write, lock_running_import, set_import_progress,
    start_import,
};
pub use organisation::{
    close, forget_terms, insert_organisation, is_above, last_writer, lock_profile, organisation_is_needed,
    taken_numbers, update_organisation,
};
pub use post::{
    PostRecord, close_posts, held_on_one_persons_word, insert_post, lock_post, move_post, post_is_needed,
    replace_grants, update_post,
};
pub use read::{organisations, posts, territories};
pub use referents::{contact_places, contact_posts, referent_changed, referent_changes};
pub use territory::{all_territories, insert_tribunal, put_territory};

/// A text of our own tables, where only guarded text was written.
fn safe(stored: String) -> SafeText {
    SafeText::from_store(stored)
}

/// For JSON columns of our own tables.
pub fn stored_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SafeText, D::Error> {
    String::deserialize(deserializer).map(safe)
}

/// For JSON columns of our own tables.
pub fn stored_option<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SafeText>, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.map(safe))
}
