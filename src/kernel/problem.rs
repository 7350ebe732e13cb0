//! What a person can correct: returned as data beside the thing asked for, never as a fault.

use std::borrow::Cow;

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, SimpleObject, Value};

use super::clock::Ts;

/// A stable code for programs, in capitals: `CHECKLIST_INCOMPLETE`.
///
/// A scalar and not an enum: each slice declares its own codes beside its rules, and no central list has to be edited.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProblemCode(pub Cow<'static, str>);

/// A stable code in capitals, for example `CHECKLIST_INCOMPLETE`.
#[Scalar]
impl ScalarType for ProblemCode {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(code) => Ok(Self(Cow::Owned(code))),
            other => Err(InputValueError::expected_type(other)),
        }
    }
    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// Where in a text the confidentiality guard stopped, and why.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct GuardFinding {
    /// Stable code of what was found.
    pub code: String,
    /// True when the text cannot be kept at all; false when its author may confirm that it concerns no case.
    pub refused: bool,
    /// First character, counted in Unicode scalar values.
    pub start: i32,
    /// One past the last character.
    pub end: i32,
    /// The reason in French.
    pub reason: String,
}

/// Two versions of one text, when somebody else saved first: both are shown, nothing is lost.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct TextConflict {
    /// What was just sent.
    pub mine: String,
    /// What is stored now.
    pub theirs: String,
    /// Who stored it.
    pub their_author: Option<String>,
    /// When.
    pub their_at: Option<Ts>,
    /// The revision to send back as `baseRevision` once the two texts are reconciled.
    pub revision: i32,
}

/// One thing to correct.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct Problem {
    /// Stable code.
    pub code: ProblemCode,
    /// The input field concerned, as a dotted path.
    pub field: Option<String>,
    /// French sentence for the person.
    pub message: String,
    /// Set when the confidentiality guard stopped the text of `field`.
    pub finding: Option<GuardFinding>,
    /// Set when somebody else edited the same text meanwhile.
    pub conflict: Option<TextConflict>,
}

impl Problem {
    /// A problem about the whole request.
    #[must_use]
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code: ProblemCode(Cow::Borrowed(code)),
            field: None,
            message: message.into(),
            finding: None,
            conflict: None,
        }
    }

    /// Names the input field concerned.
    #[must_use]
    pub fn on(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Somebody else saved `field` first: nothing is written, both texts are shown.
    #[must_use]
    pub fn edited_meanwhile(field: &str, mine: &str, theirs: &str, edit: &LastEdit) -> Self {
        let conflict = TextConflict {
            mine: mine.to_owned(),
            theirs: theirs.to_owned(),
            their_author: edit.author.clone(),
            their_at: Some(edit.at),
            revision: i32::try_from(edit.revision).unwrap_or(i32::MAX),
        };
        Self {
            conflict: Some(conflict),
            ..Self::new(
                "CONFLICT_EDITED_MEANWHILE",
                "Quelqu’un a modifié ce champ entre-temps. Comparez les deux versions, puis enregistrez à nouveau.",
            )
            .on(field)
        }
    }
}

/// Who saved a thing last, when, and the revision that it then had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastEdit {
    /// Their name, unless erased.
    pub author: Option<String>,
    /// When.
    pub at: Ts,
    /// The revision that followed.
    pub revision: i64,
}

impl LastEdit {
    /// One conflict for each field whose two texts differ, mine before theirs.
    #[must_use]
    pub fn conflicts<F: AsRef<str>, M: AsRef<str>, T: AsRef<str>>(
        &self,
        texts: impl IntoIterator<Item = (F, M, T)>,
    ) -> Vec<Problem> {
        texts
            .into_iter()
            .filter(|(_, mine, theirs)| mine.as_ref() != theirs.as_ref())
            .map(|(field, mine, theirs)| {
                Problem::edited_meanwhile(field.as_ref(), mine.as_ref(), theirs.as_ref(), self)
            })
            .collect()
    }
}
