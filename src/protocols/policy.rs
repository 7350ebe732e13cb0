//! Who may do what to a protocol (domain §9): pure rules, about the one mandate an act is done under.

use crate::kernel::actor::{HeldPost, OrganisationId, PostId};
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
    /// Renew, stop a renewal, terminate; change owner, term or period of what is in force, correct its approvals.
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
    /// Posts that sign the text in force or in preparation.
    pub signatories: Vec<PostId>,
}

/// Whether this mandate allows this.
#[must_use]
pub fn allows(held: &HeldPost, action: Action, ties: &Ties) -> bool {
    let signs = ties.signatories.contains(&held.post);
    let represents = held.representative && ties.parties.contains(&held.organisation);
    let owns = ties.owner == held.post;
    match action {
        // A member drafts for its own organisation: one that is a party, or holds the owning post.
        Action::Draft => {
            ties.standing.runs()
                || (ties.standing.member && (owns || ties.parties.contains(&held.organisation)))
        }
        Action::Approve => signs,
        Action::Object => signs || allows(held, Action::Draft, ties),
        Action::Decide => ties.standing.runs() || owns || signs || represents,
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
