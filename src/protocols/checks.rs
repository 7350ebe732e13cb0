//! What must hold of the things that a request names: parties, owner, term, period, texts.

use std::collections::HashMap;

use super::Protocols;
use super::inputs::{ClauseInput, PartyInput, TermInput};
use super::model::TermKind;
pub(super) use crate::confidentiality::passed;
use crate::confidentiality::{SafeText, Screen};
use crate::directory::{Cardinality, Organisation, Post, Side};
use crate::kernel::actor::{OrganisationId, PartnershipId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Problems, Result};
use crate::kernel::problem::Problem;

/// Longest title, in characters.
pub(super) const LINE: usize = 200;
/// Longest body, in characters.
pub(super) const TEXT: usize = 20_000;
/// Longest reason, in characters.
pub(super) const REASON: usize = 2_000;

/// A title: there, and on one line, so that the canonical text stays readable line by line.
pub(super) fn title(screen: &mut Screen<'_>, field: &str, text: &str) -> Option<SafeText> {
    if text.trim().contains(['\n', '\r']) {
        screen.problems.add(Problem::new("INVALID_VALUE", "Un titre tient sur une ligne.").on(field));
        return None;
    }
    screen.required(field, text, LINE)
}

/// The texts of a clause: a title, and a body that a draft may leave for later.
pub(super) type ClauseTexts = (Option<SafeText>, Option<SafeText>);

/// Puts a clause's texts before the guard.
pub(super) fn clause_texts(screen: &mut Screen<'_>, field: &str, clause: &ClauseInput) -> ClauseTexts {
    let title = title(screen, &format!("{field}title"), &clause.title);
    (title, screen.optional(&format!("{field}body"), Some(&clause.body), TEXT))
}

/// Months, renewal and notice belong together.
pub(super) fn term(problems: &mut Problems, term: &TermInput) {
    let whole = |value: Option<i64>, from: i64, to: i64| value.is_some_and(|n| (from..=to).contains(&n));
    if term.kind == TermKind::Fixed {
        problems.require(whole(term.months, 1, 1_200), || {
            Problem::new("REQUIRED", "Indiquez la durée en mois.").on("term.months")
        });
        problems.require(term.renewal.is_some(), || {
            Problem::new("REQUIRED", "Indiquez si le renouvellement est exprès ou tacite.").on("term.renewal")
        });
    }
    let notice_needed = term.kind == TermKind::Fixed || term.notice_days.is_some();
    problems.require(!notice_needed || whole(term.notice_days, 0, 1_100), || {
        Problem::new("REQUIRED", "Indiquez le délai de préavis en jours.").on("term.noticeDays")
    });
}

/// At most a year between two reviews.
pub(super) fn review_period(problems: &mut Problems, months: i64) {
    problems.require((1..=12).contains(&months), || {
        Problem::new(
            "REVIEW_PERIOD_TOO_LONG",
            "Un protocole est revu au moins une fois par an : indiquez de 1 à 12 mois.",
        )
        .on("reviewPeriodMonths")
    });
}

/// A hash as browsers compute it.
pub(super) fn scan_hash(problems: &mut Problems, field: &str, hash: Option<&str>) {
    let valid = |hash: &str| hash.len() == 64 && hash.chars().all(|c| c.is_ascii_hexdigit());
    problems.require(hash.is_none_or(valid), || {
        Problem::new("INVALID_SCAN_HASH", "L’empreinte du document numérisé n’est pas lisible.").on(field)
    });
}

/// Posts and organisations that a request names, read together.
pub(super) struct Named {
    posts: HashMap<PostId, Post>,
    organisations: HashMap<OrganisationId, Organisation>,
}

impl Named {
    /// The organisation's name, to be shown.
    pub fn organisation(&self, id: OrganisationId) -> &str {
        self.organisations.get(&id).map_or("", |organisation| organisation.name.as_str())
    }

    /// Whether one of these parties is of that side.
    pub fn has_side(&self, parties: &[PartyInput], side: Side) -> bool {
        let side_of = |id| self.organisations.get(&id).and_then(|found| found.sector.side());
        parties.iter().any(|party| side_of(party.organisation_id) == Some(side))
    }

    /// The post, if there is one.
    pub fn post(&self, id: PostId) -> Option<&Post> {
        self.posts.get(&id)
    }

    /// The post's word, to be shown.
    pub fn label(&self, id: PostId) -> String {
        self.posts.get(&id).map(Post::label_fr).unwrap_or_default()
    }

    /// Why a post cannot sign for an organisation: it must exist, sign, be held by one, and belong there or to the
    /// organisation above.
    pub fn cannot_sign(&self, post: PostId, organisation: OrganisationId, on: Day) -> Option<Problem> {
        let label = self.label(post);
        let parent = self.organisations.get(&organisation).and_then(|found| found.parent_id);
        Some(match self.posts.get(&post) {
            None => Problem::new("NOT_FOUND", "Cette fonction n’existe pas."),
            Some(found) if found.organisation_id != organisation && Some(found.organisation_id) != parent => {
                Problem::new(
                    "SIGNATORY_OF_OTHER_ORGANISATION",
                    format!(
                        "« {label} » n’est une fonction ni de {} ni de la structure dont elle dépend.",
                        self.organisation(organisation)
                    ),
                )
            }
            Some(found) if !found.is_open(on) => {
                Problem::new("POST_CLOSED", format!("La fonction « {label} » est fermée."))
            }
            Some(found) if !found.signatory => Problem::new(
                "POST_NOT_SIGNATORY",
                format!("La fonction « {label} » n’est pas habilitée à signer."),
            ),
            Some(found) if found.cardinality != Cardinality::Single => Problem::new(
                "POST_NOT_SINGLE",
                format!("« {label} » est tenue par plusieurs personnes : elle ne peut pas signer."),
            ),
            Some(_) => return None,
        })
    }
}

impl Protocols {
    /// Reads posts and organisations that a request names.
    pub(super) async fn named(&self, posts: &[PostId], organisations: &[OrganisationId]) -> Result<Named> {
        let posts = if posts.is_empty() { Vec::new() } else { self.directory.posts(posts).await? };
        let organisations = if organisations.is_empty() {
            Vec::new()
        } else {
            self.directory.organisations(organisations).await?
        };
        Ok(Named {
            posts: posts.into_iter().map(|post| (post.id, post)).collect(),
            organisations: organisations.into_iter().map(|found| (found.id, found)).collect(),
        })
    }

    /// Parties are members of the partnership, each once, with posts that may sign for them.
    pub(super) async fn check_parties(
        &self,
        problems: &mut Problems,
        partnership: PartnershipId,
        parties: &[PartyInput],
        on: Day,
    ) -> Result<Named> {
        let posts: Vec<PostId> =
            parties.iter().flat_map(|party| &party.signatory_post_ids).copied().collect();
        let organisations: Vec<_> = parties.iter().map(|party| party.organisation_id).collect();
        let named = self.named(&posts, &organisations).await?;
        let members = self.partnerships.members_as_system(&[partnership]).await?;
        for (index, party) in parties.iter().enumerate() {
            let field = format!("parties.{index}");
            let id = party.organisation_id;
            let member = members.iter().any(|member| member.organisation_id == id && member.on(on));
            problems.require(member, || {
                let name = named.organisation(id);
                Problem::new("NOT_A_MEMBER", format!("{name} n’est pas membre du partenariat."))
                    .on(format!("{field}.organisationId"))
            });
            problems.require(!organisations[..index].contains(&id), || {
                let name = named.organisation(id);
                Problem::new("DUPLICATE", format!("{name} est inscrite deux fois."))
                    .on(format!("{field}.organisationId"))
            });
            for post in &party.signatory_post_ids {
                if let Some(problem) = named.cannot_sign(*post, id, on) {
                    problems.add(problem.on(format!("{field}.signatoryPostIds")));
                }
            }
        }
        Ok(named)
    }

    /// The owner is a SINGLE post, open, of a member of the partnership.
    pub(super) async fn check_owner(
        &self,
        problems: &mut Problems,
        partnership: PartnershipId,
        owner: PostId,
        on: Day,
    ) -> Result<()> {
        let posts = self.directory.posts(&[owner]).await?;
        let members = self.partnerships.members_as_system(&[partnership]).await?;
        let problem = match posts.first() {
            None => Some(Problem::new("NOT_FOUND", "Cette fonction n’existe pas.")),
            Some(post) if !post.is_open(on) => {
                Some(Problem::new("POST_CLOSED", "Cette fonction est fermée."))
            }
            Some(post) if post.cardinality != Cardinality::Single => Some(Problem::new(
                "POST_NOT_SINGLE",
                "Le responsable des revues est une fonction tenue par une seule personne à la fois.",
            )),
            Some(post) => {
                let member = members
                    .iter()
                    .any(|member| member.organisation_id == post.organisation_id && member.on(on));
                (!member).then(|| {
                    Problem::new("NOT_A_MEMBER", "Cette fonction n’est pas celle d’un membre du partenariat.")
                })
            }
        };
        if let Some(problem) = problem {
            problems.add(problem.on("ownerPostId"));
        }
        Ok(())
    }
}
