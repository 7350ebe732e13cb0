//! Changing a protocol's title, owner, term and review period.

use serde_json::json;

use super::decisions::term_over;
use super::ids::ProtocolId;
use super::inputs::UpdateProtocolInput;
use super::model::{Protocol, VersionStatus};
use super::policy::Action;
use super::work::Work;
use super::{Protocols, checks, reviews, store};
use crate::confidentiality::Screen;
use crate::kernel::actor::Actor;
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::problem::{LastEdit, Problem};
use crate::kernel::text::fold;

impl Protocols {
    /// Changes title, owner, term or period. Of what is in force, whoever drafts changes the title of a draft alone, and
    /// term and period are for who runs the partnership.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; `CONFLICT_EDITED_MEANWHILE` with both texts; `VERSION_NOT_DRAFT` for title and term once agreed;
    /// `TERM_OVER` when nothing of the new term is left.
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
        if changed.iter().any(|(field, ..)| *field != "title") {
            work.require_decider()?;
        }
        if changed.iter().any(|(field, ..)| ["term", "reviewPeriodMonths"].contains(field)) {
            work.require_runner()?;
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
        if wanted.term().is_some_and(|term| term.has_expired(work.today.0)) {
            return Err(Error::problem(term_over("term")));
        }
        work.protocol = wanted;
        store::write::update_protocol(&mut work.tx, &work.protocol, work.now).await?;
        if work.protocol.title != stored.title {
            reviews::rename(&mut work.tx, &self.events, stored.id, &work.protocol.title).await?;
        }
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

    /// Who changed a protocol last, as the actor may know it.
    pub(super) async fn last_edit(&self, actor: &Actor, protocol: &Protocol) -> Result<LastEdit> {
        let (by, at) = store::read::last_change(&self.platform.db, protocol.id)
            .await?
            .unwrap_or((None, protocol.created_at));
        self.edit(actor, by, at, protocol.revision).await
    }
}

/// What differs, as field, stored value and wanted one.
fn differences(stored: &Protocol, wanted: &Protocol) -> Vec<(&'static str, String, String)> {
    let term = |protocol: &Protocol| {
        let months = protocol.term_months.map(|months| format!("{months} mois"));
        let notice = protocol.term_notice_days.map(|days| format!("préavis de {days} jours"));
        let renewal = protocol.term_renewal.map(super::model::RenewalKind::label_fr);
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
