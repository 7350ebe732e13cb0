//! Clauses to begin with: a library in our own wording, and drafts filled from it.

use std::sync::OnceLock;

use async_graphql::{ID, InputObject, SimpleObject};
use figment::Figment;
use figment::providers::{Format as _, Toml};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::checklist::{Answer, Point};
use super::ids::VersionId;
use super::inputs::ClauseInput;
use super::policy::Action;
use super::store::text::NewAnswer;
use super::theme::Theme;
use super::work::Work;
use super::{Protocols, checks, store};
use crate::confidentiality::Screen;
use crate::directory::PostKind;
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;

const FILE: &str = include_str!("library.toml");
/// What a clause of the library leaves to each partnership begins so; nobody is asked to approve it.
const TO_COMPLETE: &str = "[à compléter";

/// A clause to begin with; the partnership makes it its own.
#[derive(Clone, Debug, Deserialize, SimpleObject)]
pub struct ClauseTemplate {
    /// By which it is asked for.
    pub key: String,
    /// Theme.
    pub theme: Theme,
    /// Title.
    pub title: String,
    /// Text; what is left to each partnership stands in square brackets.
    pub body: String,
    /// Roles that it asks something of.
    pub marked_for: Vec<PostKind>,
    /// Written so that it may appear on the public information sheet.
    pub public: bool,
    /// Points of the secrecy checklist that it answers.
    #[serde(default)]
    pub settles: Vec<Point>,
    /// The law or the practice that it rests on.
    pub source: String,
    /// The day on which somebody last compared it with its source.
    #[serde(skip)]
    pub checked_on: Option<Day>,
}

#[derive(Deserialize)]
struct File {
    checked_on: String,
    clauses: Vec<ClauseTemplate>,
}

/// Puts clauses of the library at the end of a draft.
#[derive(Clone, Debug, InputObject)]
pub struct AddLibraryClausesInput {
    /// Which draft.
    pub version_id: VersionId,
    /// Keys of the clauses, in the order wanted.
    pub keys: Vec<ID>,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// The whole library, in the order of the file.
///
/// # Panics
/// When the file in the program cannot be read; a test reads it.
#[must_use]
pub fn library() -> &'static [ClauseTemplate] {
    static CLAUSES: OnceLock<Vec<ClauseTemplate>> = OnceLock::new();
    CLAUSES.get_or_init(|| {
        let file: File =
            Figment::from(Toml::string(FILE)).extract().expect("src/protocols/library.toml is read");
        let checked_on: Day =
            file.checked_on.parse().expect("src/protocols/library.toml says when it was checked");
        let dated = |clause: ClauseTemplate| ClauseTemplate {
            body: clause.body.trim().to_owned(),
            checked_on: Some(checked_on),
            ..clause
        };
        file.clauses.into_iter().map(dated).collect()
    })
}

/// Whether a text still holds a gap of the library.
pub(super) fn is_incomplete(body: &str) -> bool {
    body.contains(TO_COMPLETE)
}

impl Protocols {
    /// Adds clauses of the library to a draft, those that it does not hold yet, and answers the points of the secrecy
    /// checklist that they settle and that nobody has answered.
    ///
    /// # Errors
    /// `VERSION_NOT_DRAFT`; `NOT_FOUND` for a key that the library does not have.
    pub async fn add_library_clauses(
        &self,
        actor: &Actor,
        input: AddLibraryClausesInput,
    ) -> Result<VersionId> {
        let wanted: Option<Vec<&ClauseTemplate>> =
            input.keys.iter().map(|key| library().iter().find(|clause| clause.key == key.as_str())).collect();
        let Some(wanted) = wanted.filter(|wanted| !wanted.is_empty()) else {
            let message = "Choisissez des clauses de la bibliothèque.";
            return Err(Error::problem(Problem::new("NOT_FOUND", message).on("keys")));
        };
        let protocol = self.protocol_of(input.version_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut work = self.begin(actor, protocol, input.acting_post_id, Action::Draft).await?;
        work.version(input.version_id)?.1.require_draft()?;
        let there = store::read::clauses_in(&mut work.tx, input.version_id).await?;
        let mut number = i64::try_from(there.len()).unwrap_or(i64::MAX);
        let mut added: Vec<(&ClauseTemplate, Uuid)> = Vec::new();
        for template in wanted {
            // Asked for twice, by two people, a second press or in one request, it stands there once.
            let is_added = added.iter().any(|(one, _)| one.key == template.key);
            if is_added || there.iter().any(|clause| clause.title == template.title) {
                continue;
            }
            number += 1;
            let clause = template.as_input();
            let mut screen = Screen::new(&contacts, false);
            let (title, body) = checks::clause_texts(&mut screen, "", &clause);
            screen.check()?;
            let row = self.new_clause(actor, input.version_id, number, &clause);
            store::text::insert_clause(&mut work.tx, &row, checks::passed(title)?, body).await?;
            added.push((template, row.lineage));
        }
        self.answer_open_points(actor, &mut work, input.version_id, &added).await?;
        let keys: Vec<&str> = added.iter().map(|(template, _)| template.key.as_str()).collect();
        let codes = json!({ "version": input.version_id.0, "keys": keys });
        self.note(&mut work, "clause.add_from_library", codes).await?;
        self.keep(work).await?;
        Ok(input.version_id)
    }

    /// Points that somebody answered stay as they are.
    async fn answer_open_points(
        &self,
        actor: &Actor,
        work: &mut Work,
        version: VersionId,
        added: &[(&ClauseTemplate, Uuid)],
    ) -> Result<()> {
        let answered = store::read::answers_in(&mut work.tx, version).await?;
        for point in Point::ALL {
            let settled_by: Vec<String> = added
                .iter()
                .filter(|(template, _)| template.settles.contains(&point))
                .map(|(_, lineage)| lineage.to_string())
                .collect();
            let open = !answered.iter().any(|answer| answer.point == point && answer.answer.is_some());
            if open && !settled_by.is_empty() {
                let answer = NewAnswer {
                    point,
                    answer: Some(Answer::InClauses),
                    clauses: settled_by.join(","),
                    reason: None,
                };
                store::text::answer(&mut work.tx, version, answer, actor.person, work.now).await?;
            }
        }
        Ok(())
    }
}

impl ClauseTemplate {
    fn as_input(&self) -> ClauseInput {
        ClauseInput {
            title: self.title.clone(),
            body: self.body.clone(),
            theme: self.theme,
            marked_for: self.marked_for.clone(),
            public: self.public,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::confidentiality::KnownContacts;
    use crate::kernel::text::fold;

    /// Each sentence of each clause, with the clause's key; folded, a space before and after.
    fn sentences() -> impl Iterator<Item = (&'static str, String)> {
        let cut = |sign: char| matches!(sign, '.' | ';' | '\n');
        library()
            .iter()
            .flat_map(move |clause| clause.body.split(cut).map(|said| (clause.key.as_str(), padded(said))))
    }

    fn padded(text: &str) -> String {
        format!(" {} ", fold(text))
    }

    fn says(text: &str, words: &[&str]) -> bool {
        words.iter().any(|word| text.contains(word))
    }

    /// The seven points as domain §5 has them.
    #[test]
    fn a_clause_that_settles_a_point_says_what_the_point_demands() {
        for clause in library() {
            let body = padded(&clause.body);
            for point in &clause.settles {
                let demanded: &[&str] = match point {
                    Point::DocumentsThroughThePerson => {
                        let through = ["transmet elle meme", "passent par la personne"];
                        assert!(says(&body, &through), "{}", clause.key);
                        &[]
                    }
                    Point::AgreementOfThePerson => {
                        &["accord de la personne", "ne leve pas le secret medical"]
                    }
                    Point::ContentOfCertificates => {
                        &["la date et le lieu", "au plus", "guerison", "abstinence"]
                    }
                    Point::Analyses => &["choix de l equipe de soins", "ne prouvent pas"],
                    Point::IncidentReports => {
                        &["n impose pas a la structure de soin de signaler a la justice"]
                    }
                    Point::ExpertIsNotTreatingDoctor => &["expert", "soign"],
                    Point::HowThePersonIsTold => &["fiche d information"],
                };
                for words in demanded {
                    assert!(body.contains(words), "{}, {point:?}: {words}", clause.key);
                }
            }
        }
    }

    /// What care tells justice is general: how long people wait, never who came.
    #[test]
    fn no_clause_lets_care_report_to_justice() {
        let care = ["structure", "equipe", "soignant", "medecin traitant", "csapa", "l intervenant"];
        let justice = ["justice", "juge", "tribunal", "spip", "parquet", "procureur"];
        let tells = ["transmet", "adresse", "informe", "signale", "previent", "rend compte", "envoie"];
        let harmless = [" ne ", " n ", " jamais ", " information generale ", " d attente "];
        for (key, said) in sentences() {
            let reports = says(&said, &care) && says(&said, &tells) && says(&said, &justice);
            assert!(!reports || says(&said, &harmless), "{key}: {said}");
        }
    }

    #[test]
    fn no_clause_certifies_a_cure_or_takes_the_two_injonctions_for_one() {
        for (key, said) in sentences() {
            assert!(!says(&said, &["certifie"]), "{key}: {said}");
            if says(&said, &["guerison", "abstinence"]) {
                assert!(says(&said, &["personne n atteste"]), "{key}: {said}");
            }
            if said.contains("injonction de soins") && said.contains("injonction therapeutique") {
                assert!(said.contains("se distingue"), "{key}: {said}");
            }
        }
    }

    #[test]
    fn the_library_answers_the_whole_secrecy_checklist() {
        let settled: HashSet<Point> = library().iter().flat_map(|clause| clause.settles.clone()).collect();
        assert_eq!(settled.len(), Point::ALL.len());
    }

    #[test]
    fn every_theme_has_a_clause_but_the_two_that_each_territory_invents() {
        let themes: HashSet<Theme> = library().iter().map(|clause| clause.theme).collect();
        let missing: Vec<Theme> = Theme::ALL.into_iter().filter(|theme| !themes.contains(theme)).collect();
        assert_eq!(missing, [Theme::InnovativeSchemes, Theme::MultiProblemSituations]);
    }

    #[test]
    fn its_texts_pass_the_guard_and_its_keys_and_titles_are_distinct() {
        let (mut keys, mut titles) = (HashSet::new(), HashSet::new());
        for clause in library() {
            assert!(keys.insert(&clause.key) && titles.insert(&clause.title), "{}", clause.key);
            assert!(
                !clause.source.is_empty() && clause.checked_on.is_some() && !clause.marked_for.is_empty()
            );
            let contacts = KnownContacts::default();
            let mut screen = Screen::new(&contacts, false);
            checks::clause_texts(&mut screen, "", &clause.as_input());
            assert!(screen.check().is_ok(), "{}", clause.key);
        }
    }
}
