//! What an import is made of.

use async_graphql::{Enum, InputObject, SimpleObject};
use serde::{Deserialize, Serialize};

use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::Ts;
use crate::kernel::problem::Problem;
use crate::typed_id;

typed_id!(
    /// One import of organisations.
    ImportId,
    "import"
);

/// Columns expected in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type, Serialize, Deserialize)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ImportFormat {
    /// Columns of the public FINESS extract.
    FinessExtract,
    /// Our own simple columns.
    Simple,
}

/// Stage of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ImportState {
    /// Every line has its outcome; nothing is written.
    Previewed,
    /// Started; nothing is written before the end.
    Running,
    /// Written as previewed.
    Done,
    /// Nothing was written.
    Failed,
}

/// What a line leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ImportOutcome {
    /// A new organisation.
    Created,
    /// A change to a known one.
    Updated,
    /// Already as the line says.
    Unchanged,
    /// Left out; its problems say why.
    Refused,
}

/// One import of organisations, from preview to end; written in one go or not at all.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct ImportRun {
    /// Node id.
    pub id: ImportId,
    /// Columns of the file.
    pub format: ImportFormat,
    /// Its name on the author's machine.
    pub file_name: String,
    /// Stage.
    pub state: ImportState,
    /// Lines done out of `linesTotal`.
    pub progress: i64,
    /// Lines kept of the file.
    pub lines_total: i64,
    /// Lines that lead to a new organisation.
    pub created: i64,
    /// Lines that change a known one.
    pub updated: i64,
    /// Lines that change nothing.
    pub unchanged: i64,
    /// Lines left out.
    pub refused: i64,
    /// Why nothing was written, when it failed.
    pub problems: Vec<Problem>,
    /// When it was previewed.
    pub created_at: Ts,
    /// When it ended.
    pub finished_at: Option<Ts>,
    /// Who previewed it.
    #[graphql(skip)]
    pub person: PersonId,
    /// The post as which it was started.
    #[graphql(skip)]
    pub post: Option<PostId>,
}

/// What one line of the file leads to.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct ImportLine {
    /// Line number in the file, from 1.
    pub line: i64,
    /// Name of the organisation; null when the line is refused.
    pub name: Option<String>,
    /// In a preview, what would happen.
    pub outcome: ImportOutcome,
    /// What is wrong, or was left aside.
    pub problems: Vec<Problem>,
    /// The organisation meant or created.
    #[graphql(skip)]
    pub organisation_id: Option<OrganisationId>,
}

/// A file to look at before anything is written.
#[derive(Clone, Debug, InputObject)]
pub struct PreviewOrganisationImportInput {
    /// Columns of the file.
    pub format: ImportFormat,
    /// Its name.
    pub file_name: String,
    /// The file's text.
    pub csv: String,
    /// Keeps only lines of these départements; empty keeps all.
    #[graphql(default)]
    pub departement_codes: Vec<async_graphql::ID>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// A previewed import to carry out.
#[derive(Clone, Debug, InputObject)]
pub struct StartOrganisationImportInput {
    /// Which.
    pub import_run_id: ImportId,
    /// The author has seen that refused lines are left out; needed when there are some.
    #[graphql(default)]
    pub skip_refused: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}
