//! The coordinator's part: saying that somebody leaves or arrives.

use async_graphql::InputObject;

use super::letters;
use super::model::{Movement, ReportState, StaffReport, StaffReportId};
use super::store::{self, NewReport};
use super::{StaffReports, policy};
use crate::accounts::{Holder, MandateStatus, mail_address};
use crate::confidentiality::{LINE, Screen};
use crate::directory::{Organisation, Post};
use crate::kernel::actor::{Actor, MandateId, PartnershipId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};

/// A holder leaves, says the coordinator.
#[derive(Clone, Debug, InputObject)]
pub struct ReportDepartureInput {
    /// In which partnership.
    pub partnership_id: PartnershipId,
    /// The mandate that ends.
    pub mandate_id: MandateId,
    /// Its last day.
    pub happens_on: Day,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Somebody arrives at a post, says the coordinator.
#[derive(Clone, Debug, InputObject)]
pub struct ReportArrivalInput {
    /// In which partnership.
    pub partnership_id: PartnershipId,
    /// At which post.
    pub post_id: PostId,
    /// First day.
    pub happens_on: Day,
    /// Who, if known.
    pub person_name: Option<String>,
    /// The professional address to invite, if known.
    pub person_email: Option<String>,
    /// The author says that warnings of the guard concern no individual case.
    #[graphql(default = false)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

impl StaffReports {
    /// Reports a departure; while the same report waits, it is given instead of a second one.
    ///
    /// # Errors
    /// When the actor does not run the partnership, or with what is to be corrected.
    pub async fn report_departure(&self, actor: &Actor, input: ReportDepartureInput) -> Result<StaffReport> {
        let acting = self.acts(actor, input.partnership_id, input.acting_post_id).await?;
        let found = self.accounts.mandates(&[input.mandate_id]).await?.remove(&input.mandate_id);
        let mandate = found.ok_or(Error::NotFound)?;
        let (post, place) = self.post_of_member(input.partnership_id, mandate.post_id).await?;
        let now = self.now();
        let mut problems = Problems::none();
        let begun = matches!(mandate.status(now), MandateStatus::Current | MandateStatus::Upcoming);
        let known = mandate.ends_on.is_some_and(|end| end <= input.happens_on);
        problems.require(begun && !known, || {
            Problem::new("MANDATE_ENDED", "Ce départ est déjà enregistré.").on("mandateId")
        });
        problems.require(mandate.starts_on <= input.happens_on, || {
            Problem::new("INVALID_DATE_ORDER", "Le dernier jour ne peut pas précéder le premier.")
                .on("happensOn")
        });
        require_near(&mut problems, input.happens_on, now.day_in(&place.time_zone));
        problems.check()?;
        let new = NewReport {
            id: StaffReportId::fresh(&self.platform.entropy, now),
            partnership: input.partnership_id,
            kind: Movement::Departure,
            post: post.id,
            mandate: Some(mandate.id),
            happens_on: input.happens_on,
            person_name: None,
            person_email: None,
            by: actor.person,
            at: now,
        };
        self.write(By::actor(actor, acting), new, &post, &place, &[]).await
    }

    /// Reports an arrival; while the same report waits, it is given instead of a second one.
    ///
    /// # Errors
    /// When the actor does not run the partnership, or with what is to be corrected.
    pub async fn report_arrival(&self, actor: &Actor, input: ReportArrivalInput) -> Result<StaffReport> {
        let acting = self.acts(actor, input.partnership_id, input.acting_post_id).await?;
        let (post, place) = self.post_of_member(input.partnership_id, input.post_id).await?;
        let now = self.now();
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let person_name = screen.optional("personName", input.person_name.as_deref(), LINE);
        let person_email = input
            .person_email
            .as_deref()
            .and_then(|text| mail_address(&mut screen.problems, "personEmail", text));
        screen.problems.require(post.is_open(input.happens_on), || {
            Problem::new("POST_CLOSED", "Cette fonction n’existe plus à cette date.").on("postId")
        });
        require_near(&mut screen.problems, input.happens_on, now.day_in(&place.time_zone));
        let guard = screen.check()?;
        let new = NewReport {
            id: StaffReportId::fresh(&self.platform.entropy, now),
            partnership: input.partnership_id,
            kind: Movement::Arrival,
            post: post.id,
            mandate: None,
            happens_on: input.happens_on,
            person_name,
            person_email,
            by: actor.person,
            at: now,
        };
        self.write(By::actor(actor, acting), new, &post, &place, &guard).await
    }

    /// The post under which the actor runs this partnership.
    async fn acts(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        wanted: Option<PostId>,
    ) -> Result<Option<PostId>> {
        let standing = self.partnerships.reach(&actor.mandates).await?.standing(partnership);
        if !policy::may_report(standing) {
            return Err(if standing.sees() { Error::Forbidden } else { Error::NotFound });
        }
        self.partnerships.acting(actor, partnership, wanted).await.map(|(held, _)| Some(held.post))
    }

    /// The post and its organisation, which must be a member today.
    async fn post_of_member(&self, partnership: PartnershipId, id: PostId) -> Result<(Post, Organisation)> {
        let post = self.directory.posts(&[id]).await?.pop().ok_or(Error::NotFound)?;
        let place = self.directory.organisations(&[post.organisation_id]).await?.pop();
        let place = place.ok_or(Error::NotFound)?;
        let today = self.now().day_in(&place.time_zone);
        let members = self.partnerships.memberships_as_system(&[place.id]).await?;
        if !members.iter().any(|member| member.partnership_id == partnership && member.on(today)) {
            let message = "Cette structure n’est pas membre du partenariat.";
            return Err(Error::problem(Problem::new("NOT_A_MEMBER", message)));
        }
        Ok((post, place))
    }

    async fn write(
        &self,
        by: By,
        new: NewReport,
        post: &Post,
        place: &Organisation,
        guard: &[&'static str],
    ) -> Result<StaffReport> {
        let (id, now) = (new.id, new.at);
        let today = now.day_in(&place.time_zone);
        let told = self.accounts.representatives(&[place.id], today).await?.remove(&place.id);
        let mut told = told.unwrap_or_default();
        told.retain(|holder| holder.person != new.by);
        told.sort_by_key(|holder| holder.person);
        told.dedup_by_key(|holder| holder.person);
        let mut tx = self.platform.db.begin().await?;
        let same = store::the_same(&mut tx, &new).await?;
        if let Some(same) = same.into_iter().find(|report| report.state_at(now) == ReportState::Pending) {
            return Ok(same);
        }
        let codes = serde_json::json!({
            "kind": new.kind, "post": new.post, "mandate": new.mandate, "happensOn": new.happens_on, "guard": guard,
        });
        for to in told.iter().filter_map(Holder::recipient) {
            letters::tell(&mut tx, &self.platform, &new, (post, place), to).await?;
        }
        store::insert(&mut tx, new).await?;
        audit::record(&mut tx, &self.platform, by, "staff.report", id, codes).await?;
        tx.commit().await?;
        self.one(id).await
    }
}

fn require_near(problems: &mut Problems, day: Day, today: Day) {
    problems.require(policy::is_near(day, today), || {
        Problem::new("INVALID_VALUE", "Indiquez une date à moins d’un an d’aujourd’hui.").on("happensOn")
    });
}
