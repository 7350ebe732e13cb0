//! Minutes: written block by block, circulated, remarked on, approved and fixed; errata follow.

use super::ids::{AgendaItemId, MeetingId};
use super::model::{AgendaItem, AnnualMeeting, MeetingState, MinutesState, approved, cancelled, sides_of};
use super::progress::Progress;
use super::store::minutes::{NewErratum, NewRemark};
use super::{
    Action, AddErratumInput, ApproveMinutesInput, CirculateMinutesInput, Meetings, RemarkOnMinutesInput,
    SaveMinutesBlockInput, SettleRemarkInput, store, text,
};
use crate::confidentiality::{SafeText, Screen, TEXT, passed};
use crate::kernel::actor::Actor;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::problem::{LastEdit, Problem};
use crate::platform::audit;
use crate::platform::db::Tx;

impl Meetings {
    /// Writes a block; absent fields keep their value.
    ///
    /// # Errors
    /// All problems at once; a conflict with both texts where somebody else wrote another since it was read.
    pub async fn save_block(&self, actor: &Actor, input: SaveMinutesBlockInput) -> Result<AgendaItem> {
        let mut tx = self.platform.db.begin().await?;
        let id = AgendaItemId::from(input.block_id);
        let (scene, item) = self.scene_of(&mut tx, actor, id, Action::Write, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        if scene.meeting.state == MeetingState::Cancelled {
            screen.problems.add(cancelled());
        } else if !scene.meeting.takes_minutes() {
            screen.problems.add(approved());
        }
        let mut read = |field, sent: Option<&str>, former: &str| match sent {
            None => former.to_owned(),
            Some(text) => {
                screen.optional(field, Some(text), TEXT).map(SafeText::into_inner).unwrap_or_default()
            }
        };
        let text = read("text", input.text.as_deref(), &item.text);
        let decision = read("decision", input.decision.as_deref(), &item.decision);
        if input.base_revision != item.revision
            && let Some(edit) = last_edit(&item)
        {
            let pairs = [("text", &input.text, &item.text), ("decision", &input.decision, &item.decision)];
            for (field, mine, theirs) in pairs {
                if let Some(mine) = mine.as_deref().map(str::trim).filter(|mine| mine != theirs) {
                    screen.problems.add(Problem::edited_meanwhile(field, mine, theirs, &edit));
                }
            }
        }
        let codes = screen.check()?;
        if text == item.text && decision == item.decision {
            return Ok(item);
        }
        store::agenda::write(&mut tx, item.id, text, decision, actor.person, scene.frame.now).await?;
        store::minutes::begin(&mut tx, scene.meeting.id).await?;
        let facts = serde_json::json!({"item": item.id.to_string(), "confirmed": codes});
        audit::record(&mut tx, &self.platform, scene.frame.by, "minutes.write", scene.meeting.id, facts)
            .await?;
        let item = store::agenda::find(&mut tx, item.id).await?.ok_or(Error::NotFound)?;
        tx.announce(scene.meeting.id);
        tx.commit().await?;
        Ok(item)
    }

    /// Opens the minutes to the members, who are told of it by mail, read them and remark.
    ///
    /// # Errors
    /// Everything that is missing, at once.
    pub async fn circulate(&self, actor: &Actor, input: CirculateMinutesInput) -> Result<AnnualMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let scene = self.scene(&mut tx, actor, input.meeting_id, Action::Run, input.acting_post_id).await?;
        if matches!(scene.meeting.minutes_state, MinutesState::Circulated | MinutesState::Approved) {
            return Ok(scene.meeting);
        }
        let progress = progress(&mut tx, scene.meeting.id).await?;
        checked(progress.circulating(&scene.meeting))?;
        store::minutes::circulate(&mut tx, scene.meeting.id, scene.frame.now).await?;
        self.tell_of_minutes(&mut tx, actor, &scene.meeting, scene.frame.today).await?;
        self.finish(tx, scene.frame.by, "minutes.circulate", scene.meeting.id, serde_json::json!({})).await
    }

    /// Remarks on a block of minutes that circulate.
    ///
    /// # Errors
    /// All problems at once.
    pub async fn remark(&self, actor: &Actor, input: RemarkOnMinutesInput) -> Result<AnnualMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let id = AgendaItemId::from(input.block_id);
        let (scene, item) = self.scene_of(&mut tx, actor, id, Action::Remark, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let text = screen.required("text", &input.text, TEXT);
        screen.problems.require(scene.meeting.minutes_state == MinutesState::Circulated, not_circulating);
        let codes = screen.check()?;
        let text = passed(text)?;
        let new = NewRemark {
            id: self.fresh(scene.frame.now),
            item: item.id,
            text,
            by: actor.person,
            organisation: scene.frame.organisation,
        };
        let facts = serde_json::json!({"remark": new.id.to_string(), "confirmed": codes});
        store::minutes::add_remark(&mut tx, scene.meeting.id, new, scene.frame.now).await?;
        self.finish(tx, scene.frame.by, "minutes.remark", scene.meeting.id, facts).await
    }

    /// Says that a remark was taken in, or set aside; said twice it changes nothing.
    ///
    /// # Errors
    /// A problem when the minutes do not circulate.
    pub async fn settle(&self, actor: &Actor, input: SettleRemarkInput) -> Result<AnnualMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let remark = store::minutes::remark(&mut tx, input.correction_id).await?.ok_or(Error::NotFound)?;
        let scene = self.scene(&mut tx, actor, remark.meeting_id, Action::Run, input.acting_post_id).await?;
        let mut problems = Problems::none();
        problems.require(scene.meeting.minutes_state == MinutesState::Circulated, not_circulating);
        problems.check()?;
        store::minutes::settle(&mut tx, remark.id).await?;
        let facts = serde_json::json!({"remark": remark.id.to_string()});
        self.finish(tx, scene.frame.by, "minutes.settle", scene.meeting.id, facts).await
    }

    /// Fixes the minutes under the hash of their text.
    ///
    /// # Errors
    /// Everything that is missing, at once.
    pub async fn approve(&self, actor: &Actor, input: ApproveMinutesInput) -> Result<AnnualMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let scene = self.scene(&mut tx, actor, input.meeting_id, Action::Run, input.acting_post_id).await?;
        if scene.meeting.minutes_state == MinutesState::Approved {
            return Ok(scene.meeting);
        }
        let progress = progress(&mut tx, scene.meeting.id).await?;
        checked(progress.approving(&scene.meeting))?;
        let hash = hash(&mut tx, &scene.meeting, None).await?;
        store::minutes::approve(&mut tx, scene.meeting.id, hash, actor.person, scene.frame.now).await?;
        // No hash among the facts of acts: that of a short text tells the text (domain §12).
        self.finish(tx, scene.frame.by, "minutes.approve", scene.meeting.id, serde_json::json!({})).await
    }

    /// Adds an erratum: a new version of minutes that no longer change.
    ///
    /// # Errors
    /// A problem when the minutes are not approved.
    pub async fn add_erratum(&self, actor: &Actor, input: AddErratumInput) -> Result<AnnualMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let scene = self.scene(&mut tx, actor, input.meeting_id, Action::Run, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let text = screen.required("text", &input.text, TEXT);
        screen.problems.require(scene.meeting.minutes_state == MinutesState::Approved, || {
            let message = "Ce compte rendu n’est pas encore approuvé : modifiez-le directement.";
            Problem::new("MINUTES_NOT_APPROVED", message)
        });
        let codes = screen.check()?;
        let text = passed(text)?;
        let version = scene.meeting.minutes_version + 1;
        let hash = hash(&mut tx, &scene.meeting, Some((version, text.as_str()))).await?;
        let facts = serde_json::json!({"version": version, "confirmed": codes});
        let new = NewErratum { id: self.fresh(scene.frame.now), version, text, hash, by: actor.person };
        store::minutes::add_erratum(&mut tx, scene.meeting.id, new, scene.frame.now).await?;
        self.finish(tx, scene.frame.by, "minutes.erratum", scene.meeting.id, facts).await
    }
}

async fn progress(tx: &mut Tx, id: MeetingId) -> Result<Progress> {
    let presences = store::read::presences_in(tx, id).await?;
    let agenda = store::agenda::of_meeting(tx, id).await?;
    let remarks = store::minutes::remarks_in(tx, id).await?;
    Ok(Progress::of(&sides_of(&presences), &agenda, &remarks))
}

async fn hash(tx: &mut Tx, meeting: &AnnualMeeting, added: Option<(i64, &str)>) -> Result<String> {
    let agenda = store::agenda::of_meeting(tx, meeting.id).await?;
    let errata = store::minutes::errata_in(tx, meeting.id).await?;
    let errata: Vec<(i64, &str)> =
        errata.iter().map(|erratum| (erratum.version, erratum.text.as_str())).chain(added).collect();
    let held_on = meeting.held_on.ok_or(Error::NotFound)?;
    Ok(text::hash(meeting.id, held_on, &agenda, &errata))
}

fn checked(missing: Vec<Problem>) -> Result<()> {
    if missing.is_empty() { Ok(()) } else { Err(Error::Problems(missing)) }
}

/// None before the first writing: nothing can conflict with it.
fn last_edit(item: &AgendaItem) -> Option<LastEdit> {
    Some(LastEdit { author: item.editor.clone(), at: item.edited_at?, revision: item.revision })
}

fn not_circulating() -> Problem {
    Problem::new("MINUTES_NOT_CIRCULATED", "Ce compte rendu ne circule pas.")
}
