//! One act on one protocol: authorised, with the protocol locked and what hangs on it read, until it is kept.

use std::collections::HashSet;

use serde_json::Value;

use super::ids::{ProtocolId, VersionId};
use super::model::{Party, Protocol, Signatory, VersionRow};
use super::policy::{self, Action, Sight, Ties};
use super::version::Stage;
use super::{Protocols, store};
use crate::kernel::actor::{Actor, HeldPost, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::dates::date_in_words;
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::{LastEdit, Problem};
use crate::partnerships::{Reach, Standing};
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

/// A protocol as one viewer sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The protocol.
    pub protocol: Protocol,
    /// What the viewer is to its partnership.
    pub standing: Standing,
    /// Holds a post that signs or owns it.
    pub signs: bool,
    /// How much of it the viewer sees.
    pub sight: Sight,
}

/// An act under way.
pub(super) struct Work {
    pub tx: Tx,
    pub protocol: Protocol,
    pub parties: Vec<Party>,
    /// Latest first.
    pub versions: Vec<VersionRow>,
    pub by: By,
    pub person: Option<PersonId>,
    pub post: Option<PostId>,
    /// The mandate acted under may decide for the protocol.
    pub decides: bool,
    /// The mandate acted under runs the partnership.
    pub runs: bool,
    pub now: Ts,
    /// On the partnership's calendar.
    pub today: Day,
}

impl Protocols {
    /// Those of these protocols that the actor may know of.
    pub(super) async fn see(&self, actor: &Actor, protocols: Vec<Protocol>) -> Result<Vec<Seen>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        // Only who reads no partnership in full needs to be asked what they sign.
        let outside = protocols.iter().any(|row| !reach.standing(row.partnership_id).reads());
        let signed: HashSet<ProtocolId> = if outside && !actor.mandates.is_empty() {
            let now = self.platform.clock.now();
            store::read::signed_by(&self.platform.db, &actor.posts(), now).await?.into_iter().collect()
        } else {
            HashSet::new()
        };
        Ok(protocols.into_iter().filter_map(|row| seen(row, &reach, &signed)).collect())
    }

    /// One protocol as the actor sees it.
    pub(super) async fn visible(&self, actor: &Actor, id: ProtocolId) -> Result<Seen> {
        let found = store::read::protocols(&self.platform.db, &[id]).await?;
        self.see(actor, found).await?.pop().ok_or(Error::NotFound)
    }

    /// Starts an act: the actor sees the protocol in full, and the post acted as may do this.
    pub(super) async fn begin(
        &self,
        actor: &Actor,
        id: ProtocolId,
        post: Option<PostId>,
        action: Action,
    ) -> Result<Work> {
        let seen = self.visible(actor, id).await?;
        if seen.sight != Sight::Full {
            return Err(Error::Forbidden);
        }
        let held = actor.acting_as(post)?;
        let standing =
            self.partnerships.reach(std::slice::from_ref(held)).await?.standing(seen.protocol.partnership_id);
        let mut work = self.work(id, By::actor(actor, Some(held.post))).await?.ok_or(Error::NotFound)?;
        (work.person, work.post) = (Some(actor.person), Some(held.post));
        let ties = work.ties(standing).await?;
        work.decides = policy::allows(held, Action::Decide, &ties);
        work.runs = standing.runs();
        if policy::allows(held, action, &ties) { Ok(work) } else { Err(Error::Forbidden) }
    }

    /// Locks a protocol for an act that somebody else authorised, or that the program does by itself.
    pub(super) async fn work(&self, id: ProtocolId, by: By) -> Result<Option<Work>> {
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        let Some(protocol) = store::read::locked(&mut tx, id).await? else { return Ok(None) };
        let parties = store::read::parties_in(&mut tx, id).await?;
        let versions = store::read::versions_in(&mut tx, id).await?;
        let today = protocol.today(now);
        Ok(Some(Work {
            tx,
            protocol,
            parties,
            versions,
            by,
            person: None,
            post: None,
            decides: false,
            runs: false,
            now,
            today,
        }))
    }

    /// Keeps what was done: what its day brought is applied, the next look at the calendar is asked for.
    pub(super) async fn keep(&self, mut work: Work) -> Result<()> {
        Box::pin(self.apply_calendar(&mut work)).await?;
        self.schedule(&mut work).await?;
        work.tx.commit().await?;
        Ok(())
    }

    /// Notes the act in the audit.
    pub(super) async fn note(&self, work: &mut Work, action: &'static str, codes: Value) -> Result<()> {
        let (by, id) = (work.by, work.protocol.id);
        audit::record(&mut work.tx, &self.platform, by, action, id, codes).await
    }

    /// Who edited something last, as far as the actor may know.
    pub(super) async fn edit(
        &self,
        actor: &Actor,
        by: Option<PersonId>,
        at: Ts,
        revision: i64,
    ) -> Result<LastEdit> {
        let ids: Vec<PersonId> = by.into_iter().collect();
        let seen = self.accounts.find_all_visible(Some(actor), &ids).await?;
        let author = seen.into_values().next().map(|seen| seen.full_name());
        Ok(LastEdit { author, at, revision })
    }
}

fn seen(protocol: Protocol, reach: &Reach, signed: &HashSet<ProtocolId>) -> Option<Seen> {
    let standing = reach.standing(protocol.partnership_id);
    let signs = signed.contains(&protocol.id);
    let sight = policy::sight(standing, signs, protocol.first_in_force_on.is_some())?;
    Some(Seen { protocol, standing, signs, sight })
}

impl Work {
    /// What the protocol is to the mandate acted under.
    async fn ties(&mut self, standing: Standing) -> Result<Ties> {
        let live: Vec<VersionId> = self
            .versions
            .iter()
            .filter(|version| version.in_preparation() || version.in_force_on(self.today))
            .map(|version| version.id)
            .collect();
        let mut named = Vec::new();
        for version in live {
            named.extend(store::read::signatories_in(&mut self.tx, version).await?);
        }
        let owner = self.protocol.owner_post_id;
        Ok(Ties::of(standing, owner, &self.parties, &self.versions, &named, self.today))
    }

    /// The version being written, approved, or waiting for its day.
    pub fn in_preparation(&self) -> Option<&VersionRow> {
        self.versions.iter().find(|version| version.in_preparation())
    }

    /// The version that binds the parties today.
    pub fn in_force(&self) -> Option<&VersionRow> {
        self.versions.iter().find(|version| version.in_force_on(self.today))
    }

    /// A version of this protocol, with its stage.
    pub fn version(&self, id: VersionId) -> Result<(VersionRow, Stage)> {
        let row = self.versions.iter().find(|version| version.id == id).cloned().ok_or(Error::NotFound)?;
        let stage = Stage::of(&row)?;
        Ok((row, stage))
    }

    /// Writes the stage that a version has come to.
    pub async fn set_stage(&mut self, id: VersionId, stage: &Stage) -> Result<()> {
        let now = self.now;
        if let Some(row) = self.versions.iter_mut().find(|version| version.id == id) {
            stage.write(row, now);
            store::write::stage(&mut self.tx, row, now).await?;
        }
        Ok(())
    }

    /// Who signs a version.
    pub async fn signatories(&mut self, version: VersionId) -> Result<Vec<Signatory>> {
        store::read::signatories_in(&mut self.tx, version).await
    }

    /// What has bound the parties is changed by those who may decide; until then, by whoever drafts.
    pub fn require_decider(&self) -> Result<()> {
        if self.binds() && !self.decides { Err(Error::Forbidden) } else { Ok(()) }
    }

    /// For how long the parties are bound, and how often they meet, none of them changes alone once it binds them all:
    /// that is for who runs the partnership.
    pub fn require_runner(&self) -> Result<()> {
        if self.binds() && !self.runs { Err(Error::Forbidden) } else { Ok(()) }
    }

    fn binds(&self) -> bool {
        self.protocol.status != super::model::ProtocolStatus::Prepared
    }

    /// What bound the parties on a day gone by is not written again: a text takes the place of the one in force after the
    /// first day of that one.
    pub fn require_after_text_in_force(&self, from: Day, field: Option<&str>) -> Result<()> {
        let in_force = self.versions.iter().find(|version| version.status == super::VersionStatus::InForce);
        let Some(since) = in_force.and_then(|version| version.in_force_from) else { return Ok(()) };
        if from > since {
            return Ok(());
        }
        let day = date_in_words(since.0);
        let message = format!(
            "Le texte en vigueur l’est depuis le {day} : celui qui le remplace ne peut prendre effet qu’après ce jour."
        );
        let problem = Problem::new("EFFECT_BEFORE_TEXT_IN_FORCE", message);
        Err(Error::problem(match field {
            Some(field) => problem.on(field),
            None => problem,
        }))
    }

    /// Refuses once the protocol has ended.
    pub fn require_alive(&self) -> Result<()> {
        use super::model::ProtocolStatus::{Expired, Terminated};
        if matches!(self.protocol.status, Terminated | Expired) {
            return Err(Error::problem(Problem::new(
                "PROTOCOL_ENDED",
                "Ce protocole a pris fin : il ne se modifie plus.",
            )));
        }
        Ok(())
    }
}

/// The mandate that may do this, among those held: what `viewerCan…` fields ask.
pub(super) fn any_allows(mandates: &[HeldPost], action: Action, ties: &Ties) -> bool {
    mandates.iter().any(|held| policy::allows(held, action, ties))
}
