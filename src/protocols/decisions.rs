//! What parties decide of a protocol in force: renewing, not renewing, leaving, ending.

use serde_json::json;

use super::checks::{self, passed};
use super::force::renewal_span;
use super::ids::{ProtocolId, RenewalId};
use super::inputs::{NotifyNonRenewalInput, RenewProtocolInput, TerminateProtocolInput, WithdrawPartyInput};
use super::model::{PartyState, ProtocolStatus, RenewalKind};
use super::policy::Action;
use super::term::{FixedTerm, Renewal, Term};
use super::work::Work;
use super::{Protocols, store};
use crate::confidentiality::Screen;
use crate::kernel::actor::Actor;
use crate::kernel::clock::Day;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;

impl Protocols {
    /// Decides the next term of an express renewal; one decided already is answered as it is.
    ///
    /// # Errors
    /// `PROTOCOL_NOT_IN_FORCE`, `PROTOCOL_ENDED`, `TERM_IS_OPEN`, `RENEWAL_IS_TACIT`.
    pub async fn renew(&self, actor: &Actor, input: RenewProtocolInput) -> Result<ProtocolId> {
        let mut work = self.begin(actor, input.protocol_id, input.acting_post_id, Action::Decide).await?;
        let term = fixed_term(&work)?;
        let Renewal::Express { times } = term.renewal else {
            return Err(Error::problem(Problem::new(
                "RENEWAL_IS_TACIT",
                "Ce protocole se renouvelle de lui-même : il n’y a rien à décider.",
            )));
        };
        let id = work.protocol.id;
        // Decided for the next term already: that term has not begun.
        if Day(term.renewal_start(times)) > work.today {
            return Ok(id);
        }
        let span = renewal_span(&term, times.saturating_add(1));
        let renewal = RenewalId::fresh(&self.platform.entropy, work.now);
        let (tx, by, now) = (&mut work.tx, Some(actor.person), work.now);
        store::write::renewal(tx, renewal, id, RenewalKind::Express, span, by, now).await?;
        work.protocol.express_renewals += 1;
        self.note(&mut work, "protocol.renew", json!({ "from": span.0, "kind": "EXPRESS" })).await?;
        self.keep(work).await?;
        Ok(id)
    }

    /// Gives notice that a term will not be renewed by silence. Notice that comes too late stops the renewal after.
    ///
    /// # Errors
    /// `PROTOCOL_NOT_IN_FORCE`, `PROTOCOL_ENDED`, `TERM_IS_OPEN`, `RENEWAL_IS_EXPRESS`, `DATE_IN_FUTURE`,
    /// `TERM_OVER` when notice on that day would have ended it already.
    pub async fn notify_non_renewal(
        &self,
        actor: &Actor,
        input: NotifyNonRenewalInput,
    ) -> Result<ProtocolId> {
        let contacts = self.directory.contacts.known().await?;
        let mut work = self.begin(actor, input.protocol_id, input.acting_post_id, Action::Decide).await?;
        let term = fixed_term(&work)?;
        if !matches!(term.renewal, Renewal::Tacit { .. }) {
            return Err(Error::problem(Problem::new(
                "RENEWAL_IS_EXPRESS",
                "Sans décision de renouvellement, ce protocole s’arrête de lui-même à son terme.",
            )));
        }
        let id = work.protocol.id;
        if work.protocol.non_renewal_notified_on.is_some() {
            return Ok(id);
        }
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let reason = screen.optional("reason", input.reason.as_deref(), checks::REASON);
        screen.problems.require(input.notified_on <= work.today, || in_future("notifiedOn"));
        screen.problems.require(input.notified_on.0 >= term.start, || {
            Problem::new("INVALID_DATE_ORDER", "Cette date précède l’entrée en vigueur.").on("notifiedOn")
        });
        let confirmed = screen.check()?;
        let (tx, now) = (&mut work.tx, work.now);
        store::write::non_renewal(tx, id, input.notified_on, reason, now).await?;
        work.protocol.non_renewal_notified_on = Some(input.notified_on);
        if work.protocol.term().is_some_and(|term| term.has_expired(work.today.0)) {
            return Err(Error::problem(term_over("notifiedOn")));
        }
        let codes = json!({ "on": input.notified_on, "confirmed": confirmed });
        self.note(&mut work, "protocol.non_renewal", codes).await?;
        self.keep(work).await?;
        Ok(id)
    }

    /// A party leaves after its notice: the protocol goes on unless a side has no party left.
    ///
    /// # Errors
    /// `NOTICE_TOO_SHORT` naming the first day possible, `PARTY_ALREADY_WITHDRAWN`, `PROTOCOL_NOT_IN_FORCE`.
    pub async fn withdraw(&self, actor: &Actor, input: WithdrawPartyInput) -> Result<ProtocolId> {
        let protocol =
            store::read::of_party(&self.platform.db, input.party_id).await?.ok_or(Error::NotFound)?;
        let parties = store::read::parties(&self.platform.db, &[protocol]).await?;
        let organisation = parties
            .iter()
            .find(|party| party.id == input.party_id)
            .map(|party| party.organisation_id)
            .ok_or(Error::NotFound)?;
        let contacts = self.directory.contacts.known().await?;
        let action = Action::Withdraw(organisation);
        let mut work = self.begin(actor, protocol, input.acting_post_id, action).await?;
        require_in_force(&work)?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let reason = screen.optional("reason", input.reason.as_deref(), checks::REASON);
        let today = work.today;
        let notice = work.protocol.term_notice_days.unwrap_or(0);
        let party =
            work.parties.iter_mut().find(|party| party.id == input.party_id).ok_or(Error::NotFound)?;
        let asked = (Some(input.notice_given_on), Some(input.withdraws_on));
        if (party.notice_given_on, party.withdraws_on) == asked {
            return Ok(protocol);
        }
        screen.problems.require(matches!(party.state(today), PartyState::Active), || {
            let message = match party.state(today) {
                PartyState::Proposed => "Cette partie n’est pas encore engagée.",
                _ => "Cette partie a déjà donné son préavis.",
            };
            Problem::new("PARTY_ALREADY_WITHDRAWN", message)
        });
        screen.problems.require(input.notice_given_on <= today, || in_future("noticeGivenOn"));
        let earliest = input.notice_given_on.plus_days(notice);
        screen.problems.require(input.withdraws_on >= earliest, || {
            let day = date_in_words(earliest.0);
            let message =
                format!("Le préavis est de {notice} jours : le départ est possible à partir du {day}.");
            Problem::new("NOTICE_TOO_SHORT", message).on("withdrawsOn")
        });
        let confirmed = screen.check()?;
        (party.notice_given_on, party.withdraws_on) = asked;
        let party = party.clone();
        store::write::party(&mut work.tx, &party).await?;
        store::write::withdrawal_reason(&mut work.tx, party.id, reason).await?;
        let codes = json!({ "party": party.id.0, "on": input.withdraws_on, "confirmed": confirmed });
        self.note(&mut work, "party.withdraw", codes).await?;
        self.keep(work).await?;
        Ok(protocol)
    }

    /// Ends a protocol for all, whose last day is `on`: any day since the review that decided it; without one, who runs
    /// the partnership gives the notice of the term. A party that wants no more of it withdraws.
    ///
    /// # Errors
    /// [`Error::Forbidden`] to a party alone, `PROTOCOL_NOT_IN_FORCE`, `INVALID_DATE_ORDER`, `NOTICE_TOO_SHORT` naming the
    /// first day possible.
    pub async fn terminate(&self, actor: &Actor, input: TerminateProtocolInput) -> Result<ProtocolId> {
        let contacts = self.directory.contacts.known().await?;
        let mut work = self.begin(actor, input.protocol_id, input.acting_post_id, Action::Decide).await?;
        let (id, on) = (work.protocol.id, input.on);
        if work.protocol.status == ProtocolStatus::Terminated || work.protocol.ended_on == Some(on) {
            return Ok(id);
        }
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let reason = screen.required("reason", &input.reason, checks::REASON);
        let confirmed = screen.check()?;
        require_in_force(&work)?;
        let decided_on = work.protocol.end_decided_on;
        if decided_on.is_none() {
            work.require_runner()?;
        }
        if work.protocol.first_in_force_on.is_some_and(|from| on < from) {
            let message = "Cette date précède l’entrée en vigueur.";
            return Err(Error::problem(Problem::new("INVALID_DATE_ORDER", message).on("on")));
        }
        let notice = work.protocol.term_notice_days.unwrap_or(0);
        let earliest = decided_on.unwrap_or_else(|| work.today.plus_days(notice));
        if on < earliest {
            return Err(Error::problem(too_early(decided_on.is_none().then_some(notice), earliest)));
        }
        let (tx, now) = (&mut work.tx, work.now);
        store::write::end_planned(tx, id, on, passed(reason)?, now).await?;
        work.protocol.ended_on = Some(on);
        if on <= work.today {
            Box::pin(self.end(&mut work, ProtocolStatus::Terminated, on)).await?;
        } else {
            let codes = json!({ "on": on, "confirmed": confirmed });
            self.note(&mut work, "protocol.end_planned", codes).await?;
        }
        self.keep(work).await?;
        Ok(id)
    }
}

/// The new dates would make a term that is over already.
pub(super) fn term_over(field: &str) -> Problem {
    let message = "À ces dates le terme serait déjà échu : le protocole prendrait fin sur-le-champ.";
    Problem::new("TERM_OVER", message).on(field)
}

/// The first day possible: that of the review that decided the end, else after the notice.
fn too_early(notice: Option<i64>, earliest: Day) -> Problem {
    let day = date_in_words(earliest.0);
    let message = match notice {
        None => {
            format!("La revue qui a décidé la fin s’est tenue le {day} : la fin ne peut pas la précéder.")
        }
        Some(0) => format!("Sans décision d’une revue close, la fin est possible à partir du {day}."),
        Some(notice) => format!(
            "Le préavis est de {notice} jours : sans décision d’une revue close, la fin est possible à partir du {day}."
        ),
    };
    Problem::new("NOTICE_TOO_SHORT", message).on("on")
}

fn in_future(field: &str) -> Problem {
    Problem::new("DATE_IN_FUTURE", "Cette date est à venir.").on(field)
}

fn require_in_force(work: &Work) -> Result<()> {
    work.require_alive()?;
    if work.protocol.status != ProtocolStatus::InForce {
        return Err(Error::problem(Problem::new(
            "PROTOCOL_NOT_IN_FORCE",
            "Ce protocole n’est pas encore en vigueur.",
        )));
    }
    Ok(())
}

fn fixed_term(work: &Work) -> Result<FixedTerm> {
    require_in_force(work)?;
    match work.protocol.term() {
        Some(Term::Fixed(term)) => Ok(term),
        _ => Err(Error::problem(Problem::new(
            "TERM_IS_OPEN",
            "Ce protocole est conclu sans limite de durée : il n’y a pas de renouvellement.",
        ))),
    }
}
