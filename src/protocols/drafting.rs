//! Writing a protocol: creation, its parties and terms, versions.

use serde_json::json;

use super::checks::{self, ClauseTexts, passed};
use super::ids::{ClauseId, PartyId, ProtocolId, VersionId};
use super::inputs::{
    AbandonVersionInput, ClauseInput, CreateProtocolInput, PartyInput, SetPartiesInput, StartVersionInput,
    TermInput, UpdateProtocolInput,
};
use super::model::{Clause, PartyState, Protocol, ProtocolStatus, VersionRow, VersionStatus};
use super::policy::{self, Action, Ties};
use super::version::{Stage, Step};
use super::work::Work;
use super::{Protocols, reviews, store};
use crate::confidentiality::{SafeText, Screen};
use crate::kernel::actor::{Actor, HeldPost, PartnershipId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::kernel::text::fold;
use crate::partnerships::{Partnership, Standing};
use crate::platform::audit::By;
use crate::platform::db::Tx;

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
        };
        let mut tx = self.platform.db.begin().await?;
        store::write::insert_protocol(&mut tx, &protocol).await?;
        let version = VersionRow {
            id: VersionId::fresh(&self.platform.entropy, now),
            protocol_id: protocol.id,
            number: 1,
            status: VersionStatus::Draft,
            effect_date: None,
            text_hash: None,
            agreed_at: None,
            in_force_from: None,
            in_force_until: None,
            created_by: Some(actor.person),
            created_at: now,
            abandon_reason: None,
        };
        store::write::insert_version(&mut tx, &version).await?;
        for (number, (clause, (title, body))) in (1..).zip(new.clauses) {
            let row = self.new_clause(actor, version.id, number, clause);
            store::write::insert_clause(&mut tx, &row, passed(title)?, body).await?;
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

    /// Makes these the parties that a draft names; organisations that were parties before keep their row.
    async fn write_parties(&self, work: &mut Work, version: VersionId, parties: &[PartyInput]) -> Result<()> {
        let mut rows = Vec::new();
        for party in parties {
            let known = work.parties.iter().find(|row| row.organisation_id == party.organisation_id);
            let id = if let Some(row) = known {
                row.id
            } else {
                let id = PartyId::fresh(&self.platform.entropy, work.now);
                let protocol = work.protocol.id;
                store::write::insert_party(&mut work.tx, id, protocol, party.organisation_id).await?;
                id
            };
            let mut posts: Vec<Option<PostId>> = party.signatory_post_ids.iter().copied().map(Some).collect();
            posts.sort_unstable();
            posts.dedup();
            if posts.is_empty() {
                posts.push(None);
            }
            rows.extend(posts.into_iter().map(|post| (id, post)));
        }
        store::write::signatories(&mut work.tx, version, &rows).await?;
        store::write::drop_unnamed_parties(&mut work.tx, work.protocol.id).await?;
        work.parties = store::read::parties_in(&mut work.tx, work.protocol.id).await?;
        Ok(())
    }

    /// Changes title, owner, term or period.
    ///
    /// # Errors
    /// `CONFLICT_EDITED_MEANWHILE` with both texts; `VERSION_NOT_DRAFT` for title and term once agreed.
    pub async fn update(&self, actor: &Actor, input: UpdateProtocolInput) -> Result<ProtocolId> {
        let seen = self.visible(actor, input.protocol_id).await?.protocol;
        let today = seen.today(self.platform.clock.now());
        let mut owner_problems = Problems::none();
        if let Some(owner) = input.owner_post_id {
            self.check_owner(&mut owner_problems, seen.partnership_id, owner, today).await?;
        }
        let edit = self.last_edit(actor, &seen).await?;
        let contacts = self.directory.contacts.known().await?;

        let mut work = self.begin(actor, input.protocol_id, input.acting_post_id, Action::Draft).await?;
        work.require_alive()?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        screen.problems = owner_problems;
        let title = input.title.as_deref().and_then(|title| checks::title(&mut screen, "title", title));
        if let Some(term) = &input.term {
            checks::term(&mut screen.problems, term);
        }
        if let Some(months) = input.review_period_months {
            checks::review_period(&mut screen.problems, months);
        }
        let confirmed = screen.check()?;

        let stored = work.protocol.clone();
        let mut wanted = stored.clone();
        if let Some(title) = title {
            wanted.title_key = fold(title.as_str());
            wanted.title = title.into_inner();
        }
        if let Some(owner) = input.owner_post_id {
            wanted.owner_post_id = owner;
        }
        if let Some(term) = input.term {
            wanted.term_kind = term.kind;
            wanted.term_months = term.months;
            wanted.term_renewal = term.renewal;
            wanted.term_notice_days = term.notice_days;
        }
        if let Some(months) = input.review_period_months {
            wanted.review_period_months = months;
        }
        let changed = differences(&stored, &wanted);
        if changed.is_empty() {
            return Ok(stored.id);
        }
        if stored.revision != input.base_revision {
            let problems = changed
                .into_iter()
                .map(|(field, theirs, mine)| Problem::edited_meanwhile(field, &mine, &theirs, &edit))
                .collect();
            return Err(Error::Problems(problems));
        }
        if changed.iter().any(|(field, ..)| ["title", "term"].contains(field))
            && !work.in_preparation().is_some_and(|version| version.status == VersionStatus::Draft)
        {
            return Err(Error::problem(Problem::new(
                "VERSION_NOT_DRAFT",
                "Le titre et la durée se modifient dans un brouillon : commencez une nouvelle version.",
            )));
        }
        work.protocol = wanted;
        store::write::update_protocol(&mut work.tx, &work.protocol, work.now).await?;
        Box::pin(self.move_due_date(&mut work)).await?;
        let fields: Vec<&str> = changed.iter().map(|(field, ..)| *field).collect();
        self.note(&mut work, "protocol.update", json!({ "fields": fields, "confirmed": confirmed })).await?;
        self.keep(work).await?;
        Ok(stored.id)
    }

    /// A shorter or longer period moves the due date; nothing else does. The open review serves the new date, and
    /// nobody is reminded of the former one.
    async fn move_due_date(&self, work: &mut Work) -> Result<()> {
        let Some(clock) = work.protocol.clock() else { return Ok(()) };
        let due_on = Day(clock.due_on());
        if work.protocol.review_due_on.is_none_or(|former| former == due_on) {
            return Ok(());
        }
        let (tx, id) = (&mut work.tx, work.protocol.id);
        store::write::clock(tx, id, clock, work.now).await?;
        reviews::serve(tx, id, due_on).await?;
        self.reminders.stop(tx, id).await?;
        work.protocol.review_due_on = Some(due_on);
        Ok(())
    }

    async fn last_edit(
        &self,
        actor: &Actor,
        protocol: &Protocol,
    ) -> Result<crate::kernel::problem::LastEdit> {
        let (by, at) = store::read::last_change(&self.platform.db, protocol.id)
            .await?
            .unwrap_or((None, protocol.created_at));
        self.edit(actor, by, at, protocol.revision).await
    }

    /// Says who is party to the draft and who signs.
    ///
    /// # Errors
    /// `VERSION_NOT_DRAFT` outside a draft, `CONFLICT_EDITED_MEANWHILE`, problems on each party.
    pub async fn set_parties(&self, actor: &Actor, input: SetPartiesInput) -> Result<ProtocolId> {
        let seen = self.visible(actor, input.protocol_id).await?.protocol;
        let today = seen.today(self.platform.clock.now());
        let mut problems = Problems::none();
        let named = self.check_parties(&mut problems, seen.partnership_id, &input.parties, today).await?;
        let edit = self.last_edit(actor, &seen).await?;
        let mut work = self.begin(actor, input.protocol_id, input.acting_post_id, Action::Draft).await?;
        work.require_alive()?;
        problems.check()?;
        let version = work.in_preparation().cloned().ok_or_else(|| {
            Error::problem(Problem::new(
                "VERSION_NOT_DRAFT",
                "Les parties se modifient dans un brouillon : commencez une nouvelle version.",
            ))
        })?;
        Stage::of(&version)?.require_draft()?;
        if work.protocol.revision != input.base_revision {
            let joined = |names: Vec<&str>| names.join(", ");
            let mine = joined(input.parties.iter().map(|p| named.organisation(p.organisation_id)).collect());
            let in_draft = work.signatories(version.id).await?;
            let theirs = joined(
                work.parties
                    .iter()
                    .filter(|party| in_draft.iter().any(|row| row.party_id == party.id))
                    .map(|party| party.organisation_name.as_str())
                    .collect(),
            );
            let problem = Problem::edited_meanwhile("parties", &mine, &theirs, &edit);
            return Err(Error::problem(problem));
        }
        self.write_parties(&mut work, version.id, &input.parties).await?;
        let protocol = work.protocol.clone();
        store::write::update_protocol(&mut work.tx, &protocol, work.now).await?;
        self.note(&mut work, "protocol.parties", json!({ "version": version.id.0 })).await?;
        let id = protocol.id;
        self.keep(work).await?;
        Ok(id)
    }

    /// Starts a new version from the text in force (or the latest there was), lineage and checklist kept.
    ///
    /// # Errors
    /// `VERSION_ALREADY_PREPARED` while one is being agreed; an open draft is answered as it is.
    pub async fn start_version(&self, actor: &Actor, input: StartVersionInput) -> Result<VersionId> {
        let mut work = self.begin(actor, input.protocol_id, input.acting_post_id, Action::Draft).await?;
        work.require_alive()?;
        match work.in_preparation() {
            Some(draft) if draft.status == VersionStatus::Draft => return Ok(draft.id),
            Some(_) => {
                return Err(Error::problem(Problem::new(
                    "VERSION_ALREADY_PREPARED",
                    "Une version est déjà soumise à l’accord des parties.",
                )));
            }
            None => {}
        }
        let id = self.start_version_in(&mut work).await?;
        self.keep(work).await?;
        Ok(id)
    }

    async fn start_version_in(&self, work: &mut Work) -> Result<VersionId> {
        let source = work.in_force().or(work.versions.first()).cloned();
        let version = VersionRow {
            id: VersionId::fresh(&self.platform.entropy, work.now),
            protocol_id: work.protocol.id,
            number: work.versions.iter().map(|row| row.number).max().unwrap_or(0) + 1,
            status: VersionStatus::Draft,
            effect_date: None,
            text_hash: None,
            agreed_at: None,
            in_force_from: None,
            in_force_until: None,
            created_by: work.person,
            created_at: work.now,
            abandon_reason: None,
        };
        store::write::insert_version(&mut work.tx, &version).await?;
        if let Some(source) = source {
            self.copy_text(&mut work.tx, source.id, version.id).await?;
            // Who has given notice is not asked to sign what follows.
            let today = work.today;
            let staying = |id: PartyId| {
                work.parties.iter().any(|party| {
                    party.id == id && matches!(party.state(today), PartyState::Proposed | PartyState::Active)
                })
            };
            let rows: Vec<(PartyId, Option<PostId>)> = store::read::signatories_in(&mut work.tx, source.id)
                .await?
                .into_iter()
                .filter(|row| staying(row.party_id))
                .map(|row| (row.party_id, row.post_id))
                .collect();
            store::write::signatories(&mut work.tx, version.id, &rows).await?;
        }
        let id = version.id;
        work.versions.insert(0, version);
        self.note(work, "version.start", json!({ "version": id.0 })).await?;
        Ok(id)
    }

    async fn copy_text(&self, tx: &mut Tx, from: VersionId, to: VersionId) -> Result<()> {
        let now = self.platform.clock.now();
        for clause in store::read::clauses_in(tx, from).await? {
            let id = ClauseId::fresh(&self.platform.entropy, now);
            store::write::copy_clause(tx, clause.id, id, to).await?;
        }
        store::write::copy_checklist(tx, from, to).await
    }

    /// Gives up a version that binds nobody yet.
    ///
    /// # Errors
    /// `VERSION_IN_FORCE` once it does.
    pub async fn abandon_version(&self, actor: &Actor, input: AbandonVersionInput) -> Result<VersionId> {
        let protocol = self.protocol_of(input.version_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut work = self.begin(actor, protocol, input.acting_post_id, Action::Draft).await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let reason = screen.optional("reason", input.reason.as_deref(), checks::REASON);
        let confirmed = screen.check()?;
        let (row, stage) = work.version(input.version_id)?;
        if let Step::To(stage) = stage.abandon()? {
            store::write::void_approvals(&mut work.tx, row.id, work.now).await?;
            work.set_stage(row.id, &stage).await?;
            store::write::abandon_reason(&mut work.tx, row.id, reason).await?;
            let codes = json!({ "version": row.id.0, "confirmed": confirmed });
            self.note(&mut work, "version.abandon", codes).await?;
            self.keep(work).await?;
        }
        Ok(row.id)
    }

    /// The protocol of a version; whether the actor may know of it is seen next.
    pub(super) async fn protocol_of(&self, version: VersionId) -> Result<ProtocolId> {
        store::read::of_version(&self.platform.db, version).await?.ok_or(Error::NotFound)
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
    };
    if policy::allows(held, Action::Draft, &ties) { Ok(()) } else { Err(Error::Forbidden) }
}

/// What differs, as field, stored value and wanted one.
fn differences(stored: &Protocol, wanted: &Protocol) -> Vec<(&'static str, String, String)> {
    let term = |protocol: &Protocol| {
        let months = protocol.term_months.map(|months| format!("{months} mois"));
        let notice = protocol.term_notice_days.map(|days| format!("préavis de {days} jours"));
        let renewal = protocol.term_renewal.map(super::RenewalKind::label_fr);
        let parts = [months.as_deref(), renewal, notice.as_deref()];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        if parts.is_empty() { "durée indéterminée".to_owned() } else { parts.join(", ") }
    };
    let period = |protocol: &Protocol| format!("{} mois", protocol.review_period_months);
    let mut found = Vec::new();
    if stored.title != wanted.title {
        found.push(("title", stored.title.clone(), wanted.title.clone()));
    }
    if stored.owner_post_id != wanted.owner_post_id {
        found.push(("ownerPostId", stored.owner_post_id.to_string(), wanted.owner_post_id.to_string()));
    }
    if (stored.term_kind, term(stored)) != (wanted.term_kind, term(wanted)) {
        found.push(("term", term(stored), term(wanted)));
    }
    if stored.review_period_months != wanted.review_period_months {
        found.push(("reviewPeriodMonths", period(stored), period(wanted)));
    }
    found
}
