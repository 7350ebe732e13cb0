//! Creating a protocol, with its first draft.

use serde_json::json;

use super::checks::{self, ClauseTexts, passed};
use super::ids::{ClauseId, ProtocolId, VersionId};
use super::inputs::{ClauseInput, CreateProtocolInput, PartyInput, TermInput};
use super::model::{Clause, Protocol, ProtocolStatus, VersionRow};
use super::policy::{self, Action, Ties};
use super::work::Work;
use super::{Protocols, store};
use crate::confidentiality::{SafeText, Screen};
use crate::kernel::actor::{Actor, HeldPost, PartnershipId, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::text::fold;
use crate::partnerships::{Partnership, Standing};
use crate::platform::audit::By;

/// What a new protocol is made of, once checked.
pub(super) struct NewProtocol<'a> {
    pub partnership: &'a Partnership,
    pub title: SafeText,
    pub owner: PostId,
    pub term: TermInput,
    pub review_period_months: i64,
    pub from_existing: bool,
    pub parties: &'a [PartyInput],
    pub clauses: Vec<(&'a ClauseInput, ClauseTexts)>,
}

impl Protocols {
    /// Creates a protocol with its first draft, for an organisation that the acting post belongs to.
    ///
    /// # Errors
    /// Not found outside one's partnerships, forbidden for other organisations, problems otherwise.
    pub async fn create(&self, actor: &Actor, input: CreateProtocolInput) -> Result<ProtocolId> {
        let (held, standing, partnership) =
            self.drafter(actor, input.partnership_id, input.acting_post_id).await?;
        may_draft(held, standing, &input.parties, input.owner_post_id)?;
        let today = partnership.today(self.platform.clock.now());
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let title = checks::title(&mut screen, "title", &input.title);
        let mut clauses = Vec::new();
        for (index, clause) in input.clauses.iter().enumerate() {
            clauses.push((clause, checks::clause_texts(&mut screen, &format!("clauses.{index}."), clause)));
        }
        checks::term(&mut screen.problems, &input.term);
        checks::review_period(&mut screen.problems, input.review_period_months);
        self.check_owner(&mut screen.problems, partnership.id, input.owner_post_id, today).await?;
        self.check_parties(&mut screen.problems, partnership.id, &input.parties, today).await?;
        let confirmed = screen.check()?;

        let new = NewProtocol {
            partnership: &partnership,
            title: passed(title)?,
            owner: input.owner_post_id,
            term: input.term,
            review_period_months: input.review_period_months,
            from_existing: false,
            parties: &input.parties,
            clauses,
        };
        let (mut work, _) = self.insert(actor, held, new).await?;
        self.note(&mut work, "protocol.create", json!({ "confirmed": confirmed })).await?;
        let id = work.protocol.id;
        self.keep(work).await?;
        Ok(id)
    }

    /// The mandate acted under in a partnership that the actor may draft in.
    pub(super) async fn drafter<'a>(
        &self,
        actor: &'a Actor,
        partnership: PartnershipId,
        post: Option<PostId>,
    ) -> Result<(&'a HeldPost, Standing, Partnership)> {
        let (held, standing) = self.partnerships.acting(actor, partnership, post).await?;
        if !crate::partnerships::allows(crate::partnerships::Action::DraftProtocols, standing) {
            return Err(Error::Forbidden);
        }
        let mut found = self.partnerships.partnerships_as_system(&[partnership]).await?;
        Ok((held, standing, found.pop().ok_or(Error::NotFound)?))
    }

    /// Writes a new protocol and its first draft; hands it back locked.
    pub(super) async fn insert(
        &self,
        actor: &Actor,
        held: &HeldPost,
        new: NewProtocol<'_>,
    ) -> Result<(Work, VersionId)> {
        let now = self.platform.clock.now();
        let protocol = Protocol {
            id: ProtocolId::fresh(&self.platform.entropy, now),
            partnership_id: new.partnership.id,
            title_key: fold(new.title.as_str()),
            title: new.title.into_inner(),
            status: ProtocolStatus::Prepared,
            from_existing: new.from_existing,
            owner_post_id: new.owner,
            review_period_months: new.review_period_months,
            term_kind: new.term.kind,
            term_months: new.term.months,
            term_renewal: new.term.renewal,
            term_notice_days: new.term.notice_days,
            non_renewal_notified_on: None,
            first_in_force_on: None,
            last_held_on: None,
            review_due_on: None,
            cycle_began_on: None,
            ended_on: None,
            non_renewal_reason: None,
            end_reason: None,
            revision: 1,
            created_at: now,
            time_zone: new.partnership.time_zone.clone(),
            coordinating_post_id: new.partnership.coordinating_post_id,
            review_open: false,
            express_renewals: 0,
            end_decided_on: None,
        };
        let mut tx = self.platform.db.begin().await?;
        store::write::insert_protocol(&mut tx, &protocol).await?;
        let id = VersionId::fresh(&self.platform.entropy, now);
        let version = VersionRow::draft(id, protocol.id, 1, Some(actor.person), now);
        store::write::insert_version(&mut tx, &version).await?;
        for (number, (clause, (title, body))) in (1..).zip(new.clauses) {
            let row = self.new_clause(actor, version.id, number, clause);
            store::text::insert_clause(&mut tx, &row, passed(title)?, body).await?;
        }
        let today = protocol.today(now);
        let mut work = Work {
            tx,
            protocol,
            parties: Vec::new(),
            versions: vec![version.clone()],
            by: By::actor(actor, Some(held.post)),
            person: Some(actor.person),
            post: Some(held.post),
            decides: false,
            runs: false,
            now,
            today,
        };
        self.write_parties(&mut work, version.id, new.parties).await?;
        Ok((work, version.id))
    }

    /// A clause's row, its texts aside: the guard hands those over separately.
    pub(super) fn new_clause(
        &self,
        actor: &Actor,
        version_id: VersionId,
        number: i64,
        clause: &ClauseInput,
    ) -> Clause {
        let now = self.platform.clock.now();
        Clause {
            id: ClauseId::fresh(&self.platform.entropy, now),
            version_id,
            lineage: self.platform.entropy.uuid(now),
            number,
            theme: clause.theme,
            title: String::new(),
            body: String::new(),
            marked_for: super::clauses::marks(&clause.marked_for),
            public: clause.public,
            revision: 1,
            edited_by: Some(actor.person),
            edited_at: now,
        }
    }
}

/// A member drafts for its own organisation, which is a party or holds the owning post.
pub(super) fn may_draft(
    held: &HeldPost,
    standing: Standing,
    parties: &[PartyInput],
    owner: PostId,
) -> Result<()> {
    let ties = Ties {
        standing,
        parties: parties.iter().map(|party| party.organisation_id).collect(),
        owner,
        signatories: Vec::new(),
        bound: Vec::new(),
        bound_signatories: Vec::new(),
    };
    if policy::allows(held, Action::Draft, &ties) { Ok(()) } else { Err(Error::Forbidden) }
}
