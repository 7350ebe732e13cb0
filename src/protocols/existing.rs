//! An agreement signed before the platform, recorded in one step and in force at once, marked as taken over.

use serde_json::json;
use uuid::Uuid;

use super::approvals::{NewApproval, NewPaper, hash};
use super::checklist::Answer;
use super::checks::{self, passed};
use super::drafting::{NewProtocol, may_draft};
use super::ids::{ApprovalId, ProtocolId, ReviewId, VersionId};
use super::inputs::{ExistingSignatureInput, RecordExistingAgreementInput};
use super::store::text::NewAnswer;
use super::term::Term;
use super::version::Step;
use super::work::Work;
use super::{Protocols, store};
use crate::accounts::Capacity;
use crate::confidentiality::{SafeText, Screen};
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;

/// A signature, its texts let through.
struct Signature<'a> {
    given: &'a ExistingSignatureInput,
    capacity: Capacity,
    place: Option<SafeText>,
    original: Option<SafeText>,
}

impl Protocols {
    /// Records the agreement with its parties, text, paper signatures and last review; it is in force at once.
    ///
    /// # Errors
    /// Everything that is wrong or missing, at once.
    pub async fn record_existing(
        &self,
        actor: &Actor,
        input: RecordExistingAgreementInput,
    ) -> Result<ProtocolId> {
        let (held, standing, partnership) =
            self.drafter(actor, input.partnership_id, input.acting_post_id).await?;
        may_draft(held, standing, &input.parties, input.owner_post_id)?;
        actor.require_strong(self.platform.clock.now())?;
        let today = partnership.today(self.platform.clock.now());
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let title = checks::title(&mut screen, "title", &input.title);
        let mut clauses = Vec::new();
        for (index, clause) in input.clauses.iter().enumerate() {
            clauses.push((clause, checks::clause_texts(&mut screen, &format!("clauses.{index}."), clause)));
        }
        let mut reasons = Vec::new();
        for (index, answer) in input.checklist.iter().enumerate() {
            let field = format!("checklist.{index}.reason");
            let reason = match answer.answer {
                Answer::NotConcerned => {
                    screen.required(&field, answer.reason.as_deref().unwrap_or_default(), checks::REASON)
                }
                Answer::InClauses => None,
            };
            reasons.push(reason);
        }
        let mut signatures = Vec::new();
        for (index, given) in input.signatures.iter().enumerate() {
            let field = |name: &str| format!("signatures.{index}.{name}");
            let place = screen.required(&field("place"), &given.place, checks::LINE);
            let original =
                screen.optional(&field("originalKeptAt"), given.original_kept_at.as_deref(), checks::LINE);
            checks::scan_hash(&mut screen.problems, &field("scanSha256"), given.scan_sha256.as_deref());
            // Mandates of that time may never have been recorded here: then the signature counts as the titular's.
            let capacity = match given.person_id {
                Some(person) => self.accounts.holder_capacity(person, given.post_id, given.signed_on).await?,
                None => None,
            };
            let capacity = capacity.unwrap_or(Capacity::Titular);
            signatures.push(Signature { given, capacity, place, original });
        }
        checks::term(&mut screen.problems, &input.term);
        checks::review_period(&mut screen.problems, input.review_period_months);
        check_dates(&mut screen.problems, &input, today);
        check_complete(&mut screen.problems, &input);
        self.check_owner(&mut screen.problems, partnership.id, input.owner_post_id, today).await?;
        let named = self.check_parties(&mut screen.problems, partnership.id, &input.parties, today).await?;
        for (present, problem) in [
            (named.has_side(&input.parties, crate::directory::Side::Justice), "MISSING_JUSTICE_PARTY"),
            (named.has_side(&input.parties, crate::directory::Side::Health), "MISSING_HEALTH_PARTY"),
        ] {
            screen.problems.require(present, || {
                Problem::new(problem, "Un protocole lie au moins une structure de la justice et une du soin.")
                    .on("parties")
            });
        }
        let confirmed = screen.check()?;

        let new = NewProtocol {
            partnership: &partnership,
            title: passed(title)?,
            owner: input.owner_post_id,
            term: input.term,
            review_period_months: input.review_period_months,
            from_existing: true,
            parties: &input.parties,
            clauses,
        };
        let (mut work, version) = self.insert(actor, held, new).await?;
        self.take_over(actor, &mut work, version, input.effect_date, signatures).await?;
        self.write_answers(actor, &mut work, version, &input, reasons).await?;
        if work.protocol.term().is_some_and(|term: Term| term.has_expired(today.0)) {
            return Err(Error::problem(
                Problem::new(
                    "TERM_OVER",
                    "À ces dates le terme est déjà échu : indiquez comme date d’effet celle du dernier renouvellement.",
                )
                .on("effectDate"),
            ));
        }
        if let Some(held_on) = input.last_review_held_on {
            self.take_over_review(&mut work, version, held_on).await?;
        }
        self.note(&mut work, "protocol.record_existing", json!({ "confirmed": confirmed })).await?;
        let id = work.protocol.id;
        self.keep(work).await?;
        Ok(id)
    }

    /// Through the same stages as any version, in one go.
    async fn take_over(
        &self,
        actor: &Actor,
        work: &mut Work,
        version: VersionId,
        effect: Day,
        signatures: Vec<Signature<'_>>,
    ) -> Result<()> {
        let signatories = work.signatories(version).await?;
        let clauses = store::read::clauses_in(&mut work.tx, version).await?;
        let text_hash = hash(&signatories, &clauses);
        let (_, stage) = work.version(version)?;
        let Step::To(stage) = stage.open_approval(text_hash.clone(), effect)? else { return Ok(()) };
        work.set_stage(version, &stage).await?;
        for signature in signatures {
            let post = signature.given.post_id;
            let Some(row) = signatories.iter().find(|row| row.post_id == Some(post)) else { continue };
            let approval = NewApproval {
                id: ApprovalId::fresh(&self.platform.entropy, work.now),
                version,
                party: row.party_id,
                post,
                person: signature.given.person_id,
                capacity: signature.capacity,
                at: work.now,
                text_hash: text_hash.clone(),
                paper: Some(NewPaper {
                    signed_on: signature.given.signed_on,
                    place: passed(signature.place)?,
                    recorded_by: actor.person,
                    scan_sha256: signature.given.scan_sha256.clone(),
                    original_kept_at: signature.original,
                }),
            };
            store::approvals::insert(&mut work.tx, approval).await?;
        }
        self.agree_if_complete(work, version).await?;
        self.apply_entries(work).await
    }

    async fn write_answers(
        &self,
        actor: &Actor,
        work: &mut Work,
        version: VersionId,
        input: &RecordExistingAgreementInput,
        reasons: Vec<Option<SafeText>>,
    ) -> Result<()> {
        let clauses = store::read::clauses_in(&mut work.tx, version).await?;
        for (answer, reason) in input.checklist.iter().zip(reasons) {
            let lineages: Vec<String> = clauses
                .iter()
                .filter(|clause| answer.clause_numbers.contains(&clause.number))
                .map(|clause| Uuid::to_string(&clause.lineage))
                .collect();
            let new = NewAnswer {
                point: answer.point,
                answer: Some(answer.answer),
                clauses: lineages.join(","),
                reason,
            };
            let (tx, now) = (&mut work.tx, work.now);
            store::text::answer(tx, version, new, actor.person, now).await?;
        }
        Ok(())
    }

    async fn take_over_review(&self, work: &mut Work, version: VersionId, held_on: Day) -> Result<()> {
        let Some(before) = work.protocol.clock() else { return Ok(()) };
        let due_on = Day(before.due_on());
        work.protocol.last_held_on = Some(held_on);
        let Some(clock) = work.protocol.clock() else { return Ok(()) };
        store::write::clock(&mut work.tx, work.protocol.id, clock, work.now).await?;
        work.protocol.review_due_on = Some(Day(clock.due_on()));
        let (row, _) = work.version(version)?;
        let id = ReviewId::fresh(&self.platform.entropy, work.now);
        let (tx, now) = (&mut work.tx, work.now);
        store::write::past_review(tx, id, &row, (due_on, held_on), Day(clock.due_on()), now).await
    }
}

fn check_dates(problems: &mut Problems, input: &RecordExistingAgreementInput, today: Day) {
    let past = |problems: &mut Problems, day: Day, field: String| {
        problems.require(day <= today, || {
            Problem::new("DATE_IN_FUTURE", "Un accord existant a pris effet : cette date est à venir.")
                .on(field)
        });
    };
    past(problems, input.effect_date, "effectDate".into());
    for (index, signature) in input.signatures.iter().enumerate() {
        past(problems, signature.signed_on, format!("signatures.{index}.signedOn"));
    }
    if let Some(held_on) = input.last_review_held_on {
        past(problems, held_on, "lastReviewHeldOn".into());
        problems.require(input.effect_date <= held_on, || {
            Problem::new("INVALID_DATE_ORDER", "Cette revue précède la date d’effet.").on("lastReviewHeldOn")
        });
    }
}

/// Every party signs, each post once; there is a text.
fn check_complete(problems: &mut Problems, input: &RecordExistingAgreementInput) {
    let posts: Vec<PostId> =
        input.parties.iter().flat_map(|party| &party.signatory_post_ids).copied().collect();
    for (index, party) in input.parties.iter().enumerate() {
        problems.require(!party.signatory_post_ids.is_empty(), || {
            Problem::new("PARTY_WITHOUT_SIGNATORY", "Indiquez qui a signé pour cette partie.")
                .on(format!("parties.{index}"))
        });
    }
    for post in &posts {
        let signatures = input.signatures.iter().filter(|given| given.post_id == *post).count();
        problems.require(signatures == 1, || {
            Problem::new(
                "APPROVALS_MISSING",
                "Il faut une signature et une seule pour chaque fonction signataire.",
            )
            .on("signatures")
        });
    }
    for (index, given) in input.signatures.iter().enumerate() {
        problems.require(posts.contains(&given.post_id), || {
            Problem::new("NOT_A_SIGNATORY", "Cette fonction ne signe pour aucune partie.")
                .on(format!("signatures.{index}.postId"))
        });
    }
    problems.require(!input.clauses.is_empty(), || {
        Problem::new("NO_CLAUSE", "Recopiez au moins un article.").on("clauses")
    });
}
