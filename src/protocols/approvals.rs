//! Agreement to one exact text: asked of every signatory post, given by who holds it that day.

use std::collections::HashSet;

use async_graphql::Enum;
use serde_json::json;

use super::canonical::{self, Article};
use super::checks::{self, passed};
use super::ids::{ApprovalId, PartyId, ProtocolId, VersionId};
use super::inputs::{
    ApproveVersionInput, CorrectApprovalInput, OpenApprovalInput, RecordPaperSignatureInput,
    RequestChangeInput,
};
use super::model::{Clause, Signatory, VersionRow, VersionStatus};
use super::policy::Action;
use super::version::{Stage, Step};
use super::work::Work;
use super::{Protocols, blockers, corrections, store};
use crate::accounts::Capacity;
use crate::confidentiality::{SafeText, Screen};
use crate::kernel::actor::{Actor, OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::{Subject, TypedId as _};
use crate::kernel::problem::Problem;

/// Pressed here, or signed on paper and recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type)]
#[graphql(name = "ApprovalMeans")]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Means {
    /// On this platform.
    Online,
    /// On paper.
    Paper,
}

/// An agreement as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Approval {
    /// Id.
    pub id: ApprovalId,
    /// The version agreed to.
    pub version_id: VersionId,
    /// For which party.
    pub party_id: PartyId,
    /// As which post.
    pub post_id: PostId,
    /// Who; none once erased.
    pub person_id: Option<PersonId>,
    /// In what capacity.
    pub capacity: Capacity,
    /// How.
    pub means: Means,
    /// When it was given here, or recorded.
    pub at: Ts,
    /// Hash of the text agreed to.
    pub text_hash: String,
    /// When a change or a request voided it.
    pub voided_at: Option<Ts>,
    /// Day of the paper signature.
    pub paper_signed_on: Option<Day>,
    /// Its place.
    pub paper_place: Option<String>,
    /// Who recorded it.
    pub paper_recorded_by: Option<PersonId>,
    /// Hash of its scan.
    pub paper_scan_sha256: Option<String>,
    /// Where the original lies.
    pub paper_original: Option<String>,
}

impl Approval {
    /// The day it counts from, on the partnership's calendar: that of the signature.
    fn day(&self, work: &Work) -> Day {
        self.paper_signed_on.unwrap_or_else(|| self.at.day_in(&work.protocol.time_zone))
    }
}

/// Why a round of approval stopped.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ChangeRequest {
    /// Of which version.
    pub version_id: VersionId,
    /// Who asked.
    pub person_id: Option<PersonId>,
    /// As which post.
    pub post_id: Option<PostId>,
    /// What should change.
    pub reason: String,
    /// When.
    pub at: Ts,
}

/// What is recorded of a signature on paper.
pub(super) struct NewPaper {
    pub signed_on: Day,
    pub place: SafeText,
    pub recorded_by: PersonId,
    pub scan_sha256: Option<String>,
    pub original_kept_at: Option<SafeText>,
}

/// An agreement to be written.
pub(super) struct NewApproval {
    pub id: ApprovalId,
    pub version: VersionId,
    pub party: PartyId,
    pub post: PostId,
    pub person: Option<PersonId>,
    pub capacity: Capacity,
    pub at: Ts,
    pub text_hash: String,
    pub paper: Option<NewPaper>,
}

/// Signatory posts that have not agreed to this text, in id order.
#[must_use]
pub fn awaited(signatories: &[Signatory], approvals: &[Approval]) -> Vec<PostId> {
    let agreed = |post: PostId| approvals.iter().any(|row| row.voided_at.is_none() && row.post_id == post);
    let mut posts: Vec<PostId> =
        signatories.iter().filter_map(|row| row.post_id).filter(|post| !agreed(*post)).collect();
    posts.sort_unstable();
    posts.dedup();
    posts
}

/// The hash of a version's text as it now stands.
pub(super) fn hash(signatories: &[Signatory], clauses: &[Clause]) -> String {
    let parties: Vec<PartyId> = signatories.iter().map(|row| row.party_id).collect();
    let articles: Vec<Article<'_>> = clauses
        .iter()
        .map(|clause| Article { number: clause.number, title: &clause.title, body: &clause.body })
        .collect();
    canonical::hash(&parties, &articles)
}

impl Protocols {
    /// Fixes the text and its hash, and asks every signatory.
    ///
    /// # Errors
    /// Every condition that is missing, the seven secrecy points among them.
    pub async fn open_approval(&self, actor: &Actor, input: OpenApprovalInput) -> Result<VersionId> {
        let protocol = self.protocol_of(input.version_id).await?;
        let signatories = store::read::signatories(&self.platform.db, &[input.version_id]).await?;
        let named = self.named_by(&signatories, protocol).await?;
        let mut work = self.begin(actor, protocol, input.acting_post_id, Action::Draft).await?;
        work.require_alive()?;
        let (row, stage) = work.version(input.version_id)?;
        let signatories = work.signatories(row.id).await?;
        let clauses = store::read::clauses_in(&mut work.tx, row.id).await?;
        if stage == Stage::Draft {
            let answers = store::read::answers_in(&mut work.tx, row.id).await?;
            let missing =
                blockers::of_draft(&work.parties, &signatories, &named, &clauses, &answers, work.today);
            if !missing.is_empty() {
                return Err(Error::Problems(missing));
            }
        }
        if let Step::To(stage) = stage.open_approval(hash(&signatories, &clauses), input.effect_date)? {
            work.set_stage(row.id, &stage).await?;
            let codes = json!({ "version": row.id.0, "effect": input.effect_date });
            self.note(&mut work, "version.open_approval", codes).await?;
            Box::pin(self.summon_signatories(&mut work, row.id, input.effect_date)).await?;
            self.keep(work).await?;
        }
        Ok(row.id)
    }

    /// Posts that sign, organisations of all parties and of those posts, to be shown and checked.
    pub(super) async fn named_by(
        &self,
        signatories: &[Signatory],
        protocol: ProtocolId,
    ) -> Result<checks::Named> {
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

    /// Agrees to one exact text, as the holder of a post that is awaited.
    ///
    /// # Errors
    /// Forbidden to anybody else; step-up without a recent strong sign-in; `TEXT_CHANGED_SINCE_READ` when the hash
    /// read is not that of the text put to approval.
    pub async fn approve(&self, actor: &Actor, input: ApproveVersionInput) -> Result<ApprovalId> {
        let protocol = self.protocol_of(input.version_id).await?;
        self.visible(actor, protocol).await?;
        actor.require_strong(self.platform.clock.now())?;
        let post = self.signing_post(actor, &input).await?;
        let held = actor.acting_as(post)?;
        let mut work = self.begin(actor, protocol, post, Action::Approve).await?;
        let (row, stage) = work.version(input.version_id)?;
        let approvals = store::read::approvals_in(&mut work.tx, row.id).await?;
        let given = approvals.iter().find(|given| {
            given.voided_at.is_none()
                && given.post_id == held.post
                && given.text_hash.eq_ignore_ascii_case(&input.text_hash)
        });
        if let Some(given) = given {
            return Ok(given.id);
        }
        let text_hash = same_text(&stage, &input.text_hash)?;
        let signatories = work.signatories(row.id).await?;
        let clauses = store::read::clauses_in(&mut work.tx, row.id).await?;
        if hash(&signatories, &clauses) != text_hash {
            return Err(Error::internal("a text put to approval no longer has its hash"));
        }
        let party = party_of(&signatories, held.post).ok_or(Error::Forbidden)?;
        let capacity = store::read::capacity(&mut work.tx, held.mandate).await?.ok_or(Error::Forbidden)?;
        let id = ApprovalId::fresh(&self.platform.entropy, work.now);
        let approval = NewApproval {
            id,
            version: row.id,
            party,
            post: held.post,
            person: Some(actor.person),
            capacity,
            at: work.now,
            text_hash,
            paper: None,
        };
        store::write::insert_approval(&mut work.tx, approval).await?;
        self.note(&mut work, "version.approve", json!({ "version": row.id.0, "approval": id.0 })).await?;
        self.agree_if_complete(&mut work, row.id).await?;
        self.keep(work).await?;
        Ok(id)
    }

    /// The post approved for: the one named, else the only awaited one that the actor holds, else the session's choice.
    async fn signing_post(&self, actor: &Actor, input: &ApproveVersionInput) -> Result<Option<PostId>> {
        if input.acting_post_id.is_some() {
            return Ok(input.acting_post_id);
        }
        let signatories = store::read::signatories(&self.platform.db, &[input.version_id]).await?;
        let mut held: Vec<PostId> =
            signatories.iter().filter_map(|row| row.post_id).filter(|post| actor.holds(*post)).collect();
        held.dedup();
        match held.as_slice() {
            [] => Err(Error::Forbidden),
            [only] => Ok(Some(*only)),
            _ => Ok(None),
        }
    }

    /// Records a signature given on paper, by who held the post on that day.
    ///
    /// # Errors
    /// As for approving; `NOT_A_SIGNATORY` when the post is not awaited or was not held by that person.
    pub async fn record_paper_signature(
        &self,
        actor: &Actor,
        input: RecordPaperSignatureInput,
    ) -> Result<ApprovalId> {
        let protocol = self.protocol_of(input.version_id).await?;
        self.visible(actor, protocol).await?;
        actor.require_strong(self.platform.clock.now())?;
        let capacity = self.accounts.holder_capacity(input.person_id, input.post_id, input.signed_on).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut work = self.begin(actor, protocol, input.acting_post_id, Action::Draft).await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let place = screen.required("place", &input.place, checks::LINE);
        let original = screen.optional("originalKeptAt", input.original_kept_at.as_deref(), checks::LINE);
        checks::scan_hash(&mut screen.problems, "scanSha256", input.scan_sha256.as_deref());
        screen.problems.require(input.signed_on <= work.today, || {
            Problem::new("DATE_IN_FUTURE", "Cette date est à venir.").on("signedOn")
        });
        let signatories = work.signatories(input.version_id).await?;
        let party = party_of(&signatories, input.post_id);
        screen.problems.require(party.is_some(), || {
            Problem::new("NOT_A_SIGNATORY", "Cette fonction ne signe pas cette version.").on("postId")
        });
        screen.problems.require(capacity.is_some(), || {
            Problem::new("NOT_A_SIGNATORY", "Cette personne ne tenait pas cette fonction ce jour-là.")
                .on("personId")
        });
        let confirmed = screen.check()?;
        let (row, stage) = work.version(input.version_id)?;
        let approvals = store::read::approvals_in(&mut work.tx, row.id).await?;
        let given =
            approvals.iter().find(|given| given.voided_at.is_none() && given.post_id == input.post_id);
        if let Some(given) = given {
            return Ok(given.id);
        }
        let text_hash = same_text(&stage, &input.text_hash)?;
        let id = ApprovalId::fresh(&self.platform.entropy, work.now);
        let approval = NewApproval {
            id,
            version: row.id,
            party: passed(party)?,
            post: input.post_id,
            person: Some(input.person_id),
            capacity: passed(capacity)?,
            at: work.now,
            text_hash,
            paper: Some(NewPaper {
                signed_on: input.signed_on,
                place: passed(place)?,
                recorded_by: actor.person,
                scan_sha256: input.scan_sha256.map(|hash| hash.to_ascii_lowercase()),
                original_kept_at: original,
            }),
        };
        store::write::insert_approval(&mut work.tx, approval).await?;
        let codes = json!({ "version": row.id.0, "approval": id.0, "confirmed": confirmed });
        self.note(&mut work, "version.paper", codes).await?;
        self.agree_if_complete(&mut work, row.id).await?;
        self.keep(work).await?;
        Ok(id)
    }

    /// The text is agreed once no signatory post is awaited any more.
    pub(super) async fn agree_if_complete(&self, work: &mut Work, version: VersionId) -> Result<()> {
        let signatories = work.signatories(version).await?;
        let approvals = store::read::approvals_in(&mut work.tx, version).await?;
        if !awaited(&signatories, &approvals).is_empty() {
            return Ok(());
        }
        let given = approvals.iter().filter(|given| given.voided_at.is_none());
        let Some(last) = given.map(|given| given.day(work)).max() else { return Ok(()) };
        let agreed = work.version(version)?.1.agree(last)?;
        work.set_stage(version, &agreed).await?;
        self.note(work, "version.agreed", json!({ "version": version.0 })).await
    }

    /// A party's request, or the drafter's own change: approvals fall, the version returns to the draft.
    ///
    /// # Errors
    /// `VERSION_NOT_IN_APPROVAL` once in force or given up.
    pub async fn request_change(&self, actor: &Actor, input: RequestChangeInput) -> Result<VersionId> {
        let protocol = self.protocol_of(input.version_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut work = self.begin(actor, protocol, input.acting_post_id, Action::Object).await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let reason = screen.required("reason", &input.reason, checks::REASON);
        let confirmed = screen.check()?;
        let (row, stage) = work.version(input.version_id)?;
        if let Step::To(stage) = stage.reopen()? {
            store::write::void_approvals(&mut work.tx, row.id, work.now).await?;
            work.set_stage(row.id, &stage).await?;
            let id = self.platform.entropy.uuid(work.now);
            let by = (actor.person, work.post.ok_or(Error::Forbidden)?);
            let (tx, now) = (&mut work.tx, work.now);
            store::write::change_request(tx, id, row.id, by, passed(reason)?, now).await?;
            let codes = json!({ "version": row.id.0, "confirmed": confirmed });
            self.note(&mut work, "version.request_change", codes).await?;
            self.keep(work).await?;
        }
        Ok(row.id)
    }

    /// Adds a dated note to an approval, which itself never changes; once it binds, only who may decide adds one.
    ///
    /// # Errors
    /// Problems with the text; [`Error::Forbidden`].
    pub async fn correct_approval(
        &self,
        actor: &Actor,
        input: CorrectApprovalInput,
    ) -> Result<(VersionId, ApprovalId)> {
        let version = store::read::version_of_approval(&self.platform.db, input.approval_id)
            .await?
            .ok_or(Error::NotFound)?;
        let protocol = self.protocol_of(version).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut work = self.begin(actor, protocol, input.acting_post_id, Action::Object).await?;
        work.require_decider()?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let text = screen.required("text", &input.text, checks::REASON);
        let confirmed = screen.check()?;
        let (subject, post) = (Subject::of(input.approval_id), work.post.ok_or(Error::Forbidden)?);
        let text = passed(text)?;
        let id = corrections::add(&mut work.tx, &self.platform, subject, text, actor.person, post).await?;
        let codes = json!({ "version": version.0, "correction": id.0, "confirmed": confirmed });
        self.note(&mut work, "approval.correct", codes).await?;
        self.keep(work).await?;
        Ok((version, input.approval_id))
    }

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
                Ok(blockers::of_draft(&parties, &signatories, &named, &clauses, &answers, today))
            }
            VersionStatus::InApproval => {
                let signatories = store::read::signatories(db, &ids).await?;
                let named = self.named_by(&signatories, version.protocol_id).await?;
                let approvals = store::read::approvals(db, &ids).await?;
                let posts = awaited(&signatories, &approvals);
                let vacant: HashSet<PostId> = self.accounts.vacant_since(&posts).await?.into_keys().collect();
                Ok(blockers::of_approval(&signatories, &approvals, &named, &vacant))
            }
            VersionStatus::Agreed => Ok(blockers::of_agreed(version)),
            VersionStatus::InForce | VersionStatus::Superseded | VersionStatus::Abandoned => Ok(Vec::new()),
        }
    }
}

/// The hash put to approval, when it is the one that was read.
fn same_text(stage: &Stage, read: &str) -> Result<String> {
    match stage {
        Stage::InApproval { text_hash, .. } if text_hash.eq_ignore_ascii_case(read) => Ok(text_hash.clone()),
        Stage::InApproval { .. } | Stage::Draft => Err(Error::problem(Problem::new(
            "TEXT_CHANGED_SINCE_READ",
            "Le texte a changé depuis que vous l’avez lu : relisez-le avant de donner votre accord.",
        ))),
        _ => Err(Error::problem(Problem::new(
            "VERSION_NOT_IN_APPROVAL",
            "Cette version n’est pas soumise à l’accord des parties.",
        ))),
    }
}

fn party_of(signatories: &[Signatory], post: PostId) -> Option<PartyId> {
    signatories.iter().find(|row| row.post_id == Some(post)).map(|row| row.party_id)
}
