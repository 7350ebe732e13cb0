//! What still stands between a version and its next state, each condition named.

use std::collections::HashSet;

use uuid::Uuid;

use super::approvals::{Approval, awaited};
use super::checklist::{self, Answered};
use super::checks::Named;
use super::ids::ProtocolId;
use super::model::{Clause, Party, PartyState, Signatory, VersionRow, VersionStatus};
use super::{Protocols, library, store};
use crate::kernel::actor::{OrganisationId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::Result;
use crate::kernel::problem::Problem;

impl Protocols {
    /// What still stands between a version and its next state.
    pub(super) async fn blockers(&self, version: &VersionRow, today: Day) -> Result<Vec<Problem>> {
        let db = &self.platform.db;
        let ids = [version.id];
        match version.status {
            VersionStatus::Draft => {
                let signatories = store::read::signatories(db, &ids).await?;
                let named = self.named_by(&signatories, version.protocol_id).await?;
                let parties = store::read::parties(db, &[version.protocol_id]).await?;
                let clauses = store::read::clauses(db, &ids).await?;
                let answers = store::read::answers(db, &ids).await?;
                Ok(of_draft(&parties, &signatories, &named, &clauses, &answers, today))
            }
            VersionStatus::InApproval => {
                let signatories = store::read::signatories(db, &ids).await?;
                let named = self.named_by(&signatories, version.protocol_id).await?;
                let approvals = store::read::approvals(db, &ids).await?;
                let posts = awaited(&signatories, &approvals);
                let vacant: HashSet<PostId> = self.accounts.vacant_since(&posts).await?.into_keys().collect();
                Ok(of_approval(&signatories, &approvals, &named, &vacant))
            }
            VersionStatus::Agreed => Ok(of_agreed(version)),
            VersionStatus::InForce | VersionStatus::Superseded | VersionStatus::Abandoned => Ok(Vec::new()),
        }
    }

    /// Posts that sign, organisations of all parties and of those posts, to be shown and checked.
    pub(super) async fn named_by(&self, signatories: &[Signatory], protocol: ProtocolId) -> Result<Named> {
        let parties = store::read::parties(&self.platform.db, &[protocol]).await?;
        let posts: Vec<PostId> = signatories.iter().filter_map(|row| row.post_id).collect();
        let owning = if posts.is_empty() { Vec::new() } else { self.directory.posts(&posts).await? };
        let organisations: Vec<OrganisationId> = parties
            .iter()
            .map(|party| party.organisation_id)
            .chain(owning.iter().map(|post| post.organisation_id))
            .collect();
        self.named(&posts, &organisations).await
    }
}

/// What keeps a draft from being put to its signatories.
pub(super) fn of_draft(
    parties: &[Party],
    signatories: &[Signatory],
    named: &Named,
    clauses: &[Clause],
    answers: &[Answered],
    today: Day,
) -> Vec<Problem> {
    let mut found = Vec::new();
    let in_draft: Vec<&Party> =
        parties.iter().filter(|party| signatories.iter().any(|row| row.party_id == party.id)).collect();
    if !in_draft.iter().any(|party| party.justice) {
        found.push(
            Problem::new("MISSING_JUSTICE_PARTY", "Il manque une partie du secteur de la justice.")
                .on("parties"),
        );
    }
    if !in_draft.iter().any(|party| party.health) {
        found.push(
            Problem::new("MISSING_HEALTH_PARTY", "Il manque une partie du secteur du soin.").on("parties"),
        );
    }
    for party in &in_draft {
        let name = &party.organisation_name;
        let mut posts =
            signatories.iter().filter(|row| row.party_id == party.id).filter_map(|row| row.post_id);
        if party.state(today) == PartyState::Withdrawing {
            let message =
                format!("{name} a donné son préavis : retirez-la des parties, ou attendez son départ.");
            found.push(Problem::new("PARTY_ALREADY_WITHDRAWN", message).on("parties"));
        }
        let mut signed = false;
        for post in posts.by_ref() {
            signed = true;
            if let Some(problem) = named.cannot_sign(post, party.organisation_id, today) {
                found.push(problem.on("parties"));
            }
        }
        if !signed {
            let message = format!("Indiquez qui signe pour {name}.");
            found.push(Problem::new("PARTY_WITHOUT_SIGNATORY", message).on("parties"));
        }
    }
    if clauses.is_empty() {
        found.push(Problem::new("NO_CLAUSE", "Le protocole n’a encore aucun article.").on("clauses"));
    }
    for clause in clauses.iter().filter(|clause| clause.body.trim().is_empty()) {
        let message = format!("L’article {} n’a pas de texte.", clause.number);
        found.push(Problem::new("CLAUSE_EMPTY", message).on(format!("clauses.{}", clause.number)));
    }
    for clause in clauses.iter().filter(|clause| library::is_incomplete(&clause.body)) {
        let message = format!("L’article {} est à compléter là où il est entre crochets.", clause.number);
        found.push(Problem::new("CLAUSE_TO_COMPLETE", message).on(format!("clauses.{}", clause.number)));
    }
    let present: Vec<Uuid> = clauses.iter().map(|clause| clause.lineage).collect();
    found.extend(checklist::open_points(answers, &present));
    found
}

/// What keeps a text put to its signatories from being agreed: each post awaited, and whether it is vacant.
pub(super) fn of_approval(
    signatories: &[Signatory],
    approvals: &[Approval],
    named: &Named,
    vacant: &HashSet<PostId>,
) -> Vec<Problem> {
    awaited(signatories, approvals)
        .into_iter()
        .map(|post| {
            let label = named.label(post);
            let place = named.post(post).map_or("", |found| named.organisation(found.organisation_id));
            if vacant.contains(&post) {
                let message =
                    format!("La fonction « {label} » ({place}) est vacante : personne ne peut signer.");
                Problem::new("POST_VACANT", message)
            } else {
                Problem::new("APPROVALS_MISSING", format!("L’accord de « {label} » ({place}) est attendu."))
            }
        })
        .collect()
}

/// What keeps an agreed text from being in force: its day.
pub(super) fn of_agreed(version: &VersionRow) -> Vec<Problem> {
    version
        .in_force_from
        .map(|from| {
            let message = format!("Le texte entre en vigueur le {}.", date_in_words(from.0));
            Problem::new("EFFECT_DATE_TO_COME", message)
        })
        .into_iter()
        .collect()
}
