//! The secrecy checklist: seven points that a protocol settles before anybody may approve it.

use async_graphql::Enum;
use uuid::Uuid;

use crate::kernel::actor::PersonId;
use crate::kernel::clock::Ts;
use crate::kernel::problem::Problem;

use super::ids::VersionId;

/// The seven points, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[graphql(name = "ChecklistPointKind")]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Point {
    /// Documents go through the person.
    DocumentsThroughThePerson,
    /// The person agrees to each tool.
    AgreementOfThePerson,
    /// What a certificate says, and does not.
    ContentOfCertificates,
    /// Analyses: who decides, who reads.
    Analyses,
    /// Whether incidents are reported.
    IncidentReports,
    /// The treating doctor is never the expert.
    ExpertIsNotTreatingDoctor,
    /// How the person is told.
    HowThePersonIsTold,
}

impl Point {
    /// All seven, in their order.
    pub const ALL: [Self; 7] = [
        Self::DocumentsThroughThePerson,
        Self::AgreementOfThePerson,
        Self::ContentOfCertificates,
        Self::Analyses,
        Self::IncidentReports,
        Self::ExpertIsNotTreatingDoctor,
        Self::HowThePersonIsTold,
    ];

    /// What must be settled.
    #[must_use]
    pub fn question_fr(self) -> &'static str {
        match self {
            Self::DocumentsThroughThePerson => {
                "Les documents sont remis à la personne, jamais transmis directement par les soignants à la justice \
                 (sauf expertise, médecin relais ou médecin coordonnateur). Où est-ce écrit ?"
            }
            Self::AgreementOfThePerson => {
                "Chaque outil commun suppose l’accord de la personne, qui ne lève pas le secret médical. Où est-ce écrit ?"
            }
            Self::ContentOfCertificates => {
                "Une attestation dit la date, le lieu et au plus le professionnel rencontré ; personne n’atteste \
                 une guérison ou une abstinence. Où est-ce écrit ?"
            }
            Self::Analyses => {
                "Prescrire des analyses relève de l’équipe de soins ; leurs résultats sont lus par des soignants et \
                 ne prouvent pas une évolution. Où est-ce écrit ?"
            }
            Self::IncidentReports => {
                "La loi n’impose pas au CSAPA de signaler les incidents à la justice. De quoi êtes-vous convenus ?"
            }
            Self::ExpertIsNotTreatingDoctor => "Le médecin traitant n’est jamais l’expert. Où est-ce écrit ?",
            Self::HowThePersonIsTold => {
                "Comment la personne est-elle informée du fonctionnement du partenariat ?"
            }
        }
    }
}

/// How a point is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type)]
#[graphql(name = "ChecklistAnswer")]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Answer {
    /// The protocol's text says it.
    InClauses,
    /// It does not arise here, for a reason given.
    NotConcerned,
}

/// A stored answer.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Answered {
    /// The version.
    pub version_id: VersionId,
    /// Which point.
    pub point: Point,
    /// How it is settled; none once cleared.
    pub answer: Option<Answer>,
    /// Lineages of the clauses that settle it, comma separated.
    pub clauses: String,
    /// Why it does not arise.
    pub reason: Option<String>,
    /// Raised by every change.
    pub revision: i64,
    /// Who answered last.
    pub edited_by: Option<PersonId>,
    /// When.
    pub edited_at: Ts,
}

impl Answered {
    /// The lineages that settle it.
    #[must_use]
    pub fn lineages(&self) -> Vec<Uuid> {
        self.clauses.split(',').filter_map(|lineage| lineage.parse().ok()).collect()
    }

    fn settles(&self, present: &[Uuid]) -> bool {
        match self.answer {
            Some(Answer::InClauses) => self.lineages().iter().any(|lineage| present.contains(lineage)),
            Some(Answer::NotConcerned) => {
                self.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty())
            }
            None => false,
        }
    }
}

/// One problem for each point that the clauses present leave open.
#[must_use]
pub fn open_points(answers: &[Answered], present: &[Uuid]) -> Vec<Problem> {
    Point::ALL
        .into_iter()
        .filter(|point| !answers.iter().any(|answer| answer.point == *point && answer.settles(present)))
        .map(|point| {
            let message = format!("Point de secret professionnel à régler : {}", point.question_fr());
            let field = async_graphql::InputType::to_value(&point).to_string();
            Problem::new("CHECKLIST_INCOMPLETE", message).on(format!("checklist.{field}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(point: Point, answer: Option<Answer>, clauses: &str, reason: Option<&str>) -> Answered {
        Answered {
            version_id: VersionId(Uuid::nil()),
            point,
            answer,
            clauses: clauses.to_owned(),
            reason: reason.map(str::to_owned),
            revision: 1,
            edited_by: None,
            edited_at: "2026-01-01T00:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn each_of_the_seven_points_is_needed() {
        assert_eq!(open_points(&[], &[]).len(), 7);
        for left_out in Point::ALL {
            let answers: Vec<_> = Point::ALL
                .into_iter()
                .filter(|point| *point != left_out)
                .map(|point| answered(point, Some(Answer::NotConcerned), "", Some("Sans objet ici.")))
                .collect();
            let open = open_points(&answers, &[]);
            assert_eq!(open.len(), 1, "{left_out:?}");
        }
    }

    #[test]
    fn a_point_needs_a_clause_that_is_still_there_or_a_reason() {
        let clause = Uuid::from_u128(5);
        let point = Point::Analyses;
        let text = clause.to_string();
        let open = |answer: Answered, present: &[Uuid]| open_points(&[answer], present).len() == 7;
        assert!(!open(answered(point, Some(Answer::InClauses), &text, None), &[clause]));
        assert!(open(answered(point, Some(Answer::InClauses), &text, None), &[]), "its clause was removed");
        assert!(open(answered(point, Some(Answer::InClauses), "", None), &[clause]));
        assert!(open(answered(point, Some(Answer::NotConcerned), "", None), &[]));
        assert!(open(answered(point, Some(Answer::NotConcerned), "", Some("  ")), &[]));
        assert!(open(answered(point, None, &text, Some("Cleared.")), &[clause]));
    }
}
