//! Who was there.

use super::model::{AnnualMeeting, Presence};
use super::store::write::NewPresence;
use super::{Action, Meetings, PresenceInput, RecordPresencesInput, store};
use crate::confidentiality::{LINE, Screen};
use crate::kernel::actor::Actor;
use crate::kernel::error::Result;
use crate::kernel::problem::{LastEdit, Problem};
use crate::protocols::reviews::{ReviewParticipantInput, present};

impl Meetings {
    /// Writes the list of those present instead of the former one.
    ///
    /// # Errors
    /// All problems at once; a conflict with both lists when somebody else wrote another since it was read.
    pub async fn record_presences(
        &self,
        actor: &Actor,
        input: RecordPresencesInput,
    ) -> Result<AnnualMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let scene = self.scene(&mut tx, actor, input.meeting_id, Action::Run, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        if let Some(problem) = scene.meeting.closed_problem() {
            screen.problems.add(problem);
        }
        let mine: Vec<_> = input.presences.iter().map(participant).collect();
        present::check(&self.directory, &self.accounts, "presences", &mine, &mut screen.problems).await?;
        let mut rows: Vec<NewPresence> = Vec::new();
        for (place, presence) in input.presences.iter().enumerate() {
            let field = format!("presences.{place}.guestName");
            let guest = screen.optional(&field, presence.guest_name.as_deref(), LINE);
            let (organisation, post, person) =
                (presence.organisation_id, presence.post_id, presence.person_id);
            let known = rows.iter().any(|row| {
                row.organisation == organisation
                    && row.post == post
                    && row.person == person
                    && row.guest == guest
            });
            if !known {
                rows.push(NewPresence { id: self.fresh(scene.frame.now), organisation, post, person, guest });
            }
        }
        if input.base_revision != scene.meeting.revision {
            let theirs = store::read::presences_in(&mut tx, scene.meeting.id).await?;
            let mine = self.listed(input.presences).await?;
            let theirs = self.listed(theirs.into_iter().map(PresenceInput::from).collect()).await?;
            if mine != theirs {
                let edit = last_edit(&scene.meeting);
                screen.problems.add(Problem::edited_meanwhile("presences", &mine, &theirs, &edit));
            }
        }
        let codes = screen.check()?;
        let facts = serde_json::json!({"present": rows.len(), "confirmed": codes});
        store::write::replace_presences(&mut tx, scene.meeting.id, rows, actor.person, scene.frame.now)
            .await?;
        self.finish(tx, scene.frame.by, "meeting.presences", scene.meeting.id, facts).await
    }

    /// A list as text, a line each.
    async fn listed(&self, list: Vec<PresenceInput>) -> Result<String> {
        let known: Vec<_> = list.iter().map(participant).collect();
        let names = present::names(&self.directory, &self.accounts, &known).await?;
        let lines = names.lines().zip(&list).map(|(line, presence)| match presence.guest_name.as_deref() {
            Some(guest) if !guest.trim().is_empty() => format!("{line}, {}", guest.trim()),
            _ => line.to_owned(),
        });
        Ok(lines.collect::<Vec<_>>().join("\n"))
    }
}

impl From<Presence> for PresenceInput {
    fn from(presence: Presence) -> Self {
        Self {
            organisation_id: presence.organisation_id,
            post_id: presence.post_id,
            person_id: presence.person_id,
            guest_name: presence.guest_name,
        }
    }
}

fn participant(presence: &PresenceInput) -> ReviewParticipantInput {
    ReviewParticipantInput {
        organisation_id: presence.organisation_id,
        post_id: presence.post_id,
        person_id: presence.person_id,
    }
}

fn last_edit(meeting: &AnnualMeeting) -> LastEdit {
    LastEdit { author: meeting.editor.clone(), at: meeting.edited_at, revision: meeting.revision }
}
