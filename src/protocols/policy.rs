//! Who may do what to a protocol (domain §9): pure rules, about the one mandate an act is done under.

use super::model::{Party, PartyState, Signatory, VersionRow};
use crate::kernel::actor::{HeldPost, OrganisationId, PostId};
use crate::kernel::clock::Day;
use crate::partnerships::Standing;

/// What can be done to a protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Write: text, parties, checklist, versions, asking for approval, recording what was signed on paper.
    Draft,
    /// Agree to a text. Whether the post is awaited, and in what capacity it is held, is for the service to see.
    Approve,
    /// Send an agreed text, or one being agreed, back to the draft; add a correction to an approval of it.
    Object,
    /// Renew, stop a renewal, end what a review decided to end; change owner of what is in force, correct its approvals.
    /// For whom it binds alone: a party that is proposed, or that has left, decides nothing.
    Decide,
    /// Withdraw this organisation.
    Withdraw(OrganisationId),
}

/// What a protocol is to the one mandate.
#[derive(Clone, Debug)]
pub struct Ties {
    /// What the mandate is to the partnership.
    pub standing: Standing,
    /// Organisations that are parties, or proposed as such.
    pub parties: Vec<OrganisationId>,
    /// The post that answers for the reviews.
    pub owner: PostId,
    /// Posts that sign the text in preparation, or the one in force for a party that it binds.
    pub signatories: Vec<PostId>,
    /// Parties that are bound today.
    pub bound: Vec<OrganisationId>,
    /// Posts that sign the text in force for one of them.
    pub bound_signatories: Vec<PostId>,
}

impl Ties {
    /// What a protocol is today, with all its parties, its versions and who signs them.
    #[must_use]
    pub fn of(
        standing: Standing,
        owner: PostId,
        parties: &[Party],
        versions: &[VersionRow],
        named: &[Signatory],
        today: Day,
    ) -> Self {
        let organisations = |wanted: &dyn Fn(&Party) -> bool| {
            parties.iter().filter(|party| wanted(party)).map(|party| party.organisation_id).collect()
        };
        let posts = |wanted: &dyn Fn(&VersionRow, &Signatory) -> bool| -> Vec<PostId> {
            let of_wanted = |row: &&Signatory| {
                versions.iter().any(|version| version.id == row.version_id && wanted(version, row))
            };
            named.iter().filter(of_wanted).filter_map(|row| row.post_id).collect()
        };
        let binds =
            |row: &Signatory| parties.iter().any(|party| party.id == row.party_id && party.bound(today));
        let bound_signatories = posts(&|version, row| version.in_force_on(today) && binds(row));
        let mut signatories = posts(&|version, _| version.in_preparation());
        signatories.extend(&bound_signatories);
        Self {
            standing,
            parties: organisations(&|party| party.state(today) != PartyState::Withdrawn),
            owner,
            signatories,
            bound: organisations(&|party| party.bound(today)),
            bound_signatories,
        }
    }
}

/// Whether this mandate allows this.
#[must_use]
pub fn allows(held: &HeldPost, action: Action, ties: &Ties) -> bool {
    let signs = ties.signatories.contains(&held.post);
    let owns = ties.owner == held.post;
    match action {
        // A member drafts for its own organisation: one that is a party, or holds the owning post.
        Action::Draft => {
            ties.standing.runs()
                || (ties.standing.member && (owns || ties.parties.contains(&held.organisation)))
        }
        Action::Approve => signs,
        Action::Object => signs || allows(held, Action::Draft, ties),
        Action::Decide => {
            ties.standing.runs()
                || owns
                || ties.bound_signatories.contains(&held.post)
                || (held.representative && ties.bound.contains(&held.organisation))
        }
        Action::Withdraw(organisation) => held.organisation == organisation && (held.representative || signs),
    }
}

/// How much of a protocol somebody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Everything that members share.
    Full,
    /// Figures, and the public clauses of texts that are or were in force.
    Published,
}

/// How much these facts let somebody see of a protocol; nothing of one in preparation to who only observes.
#[must_use]
pub fn sight(standing: Standing, signs: bool, published: bool) -> Option<Sight> {
    if standing.reads() || signs {
        Some(Sight::Full)
    } else {
        (standing.sees() && published).then_some(Sight::Published)
    }
}
