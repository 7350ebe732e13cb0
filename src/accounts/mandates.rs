//! Mandates: recorded, confirmed by a second person on signatory posts and where somebody seats themself, ended.

use std::collections::HashMap;

use async_graphql::InputObject;
use jiff::SignedDuration;

use super::model::{Capacity, Mandate};
use super::store::mandates::NewMandate;
use super::{Accounts, policy, store};
use crate::confidentiality::{LINE, Screen};
use crate::directory::{Cardinality, Post};
use crate::kernel::actor::{Actor, MandateId, PersonId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

/// A person whom the directory does not know yet.
#[derive(Clone, Debug, InputObject)]
pub struct NewPersonInput {
    /// First name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Professional address.
    pub email: Option<String>,
    /// Professional telephone.
    pub phone: Option<String>,
}

/// Exactly one of `personId` and `newPerson`.
#[derive(Clone, Debug, InputObject)]
pub struct CreateMandateInput {
    /// The post to hold.
    pub post_id: PostId,
    /// Somebody whom the directory knows.
    pub person_id: Option<PersonId>,
    /// Somebody new.
    pub new_person: Option<NewPersonInput>,
    /// In what capacity.
    pub capacity: Capacity,
    /// First day.
    pub starts_on: Day,
    /// Last day, included; null while unknown.
    pub ends_on: Option<Day>,
    /// The author says that warnings of the guard concern no individual case.
    #[graphql(default = false)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// The second person's word, by someone other than the recorder and the person concerned.
#[derive(Clone, Debug, InputObject)]
pub struct DecideMandateInput {
    /// Which.
    pub mandate_id: MandateId,
    /// True confirms, false turns down.
    pub confirm: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// The days around now that are today in some zone or other.
pub(super) struct Around {
    pub from: Day,
    pub to: Day,
}

/// What a mandate is to be, whoever records it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seating {
    pub person: PersonId,
    pub post: PostId,
    pub capacity: Capacity,
    pub starts_on: Day,
    pub ends_on: Option<Day>,
    /// Who answers for it, and may therefore not be the second person.
    pub recorded_by: Option<PersonId>,
}

impl Accounts {
    /// These mandates, whoever may see them.
    ///
    /// # Errors
    /// The database's.
    pub async fn mandates(&self, ids: &[MandateId]) -> Result<HashMap<MandateId, Mandate>> {
        let found = store::mandates::by_ids(&self.platform.db, ids).await?;
        Ok(found.into_iter().map(|mandate| (mandate.id, mandate)).collect())
    }

    /// Mandates of these posts that hold on that day, today in each post's zone when none is given; titular first.
    ///
    /// # Errors
    /// The database's.
    pub async fn mandates_of_posts(
        &self,
        posts: &[PostId],
        on: Option<Day>,
    ) -> Result<HashMap<PostId, Vec<Mandate>>> {
        let Around { from, to } = self.around(on);
        let rows = store::mandates::of_posts(&self.platform.db, posts, from, to).await?;
        Ok(self.holding(rows, on, |mandate| mandate.post_id))
    }

    /// Mandates of these people that hold on that day, today in each post's zone when none is given.
    ///
    /// # Errors
    /// The database's.
    pub async fn mandates_of_people(
        &self,
        people: &[PersonId],
        on: Option<Day>,
    ) -> Result<HashMap<PersonId, Vec<Mandate>>> {
        let Around { from, to } = self.around(on);
        let rows = store::mandates::of_people(&self.platform.db, people, from, to).await?;
        Ok(self.holding(rows, on, |mandate| mandate.person_id))
    }

    /// All mandates of a post that the viewer may see, latest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn mandates_of_post(
        &self,
        actor: &Actor,
        post: &Post,
        request: &PageRequest,
    ) -> Result<Page<Mandate>> {
        if actor.mandates.is_empty() && !actor.platform_admin {
            return Ok(Page { rows: Vec::new(), has_next: false, total: request.with_total.then_some(0) });
        }
        let manages = !self.managed(actor, &[post.organisation_id]).await?.is_empty();
        store::mandates::page_of_post(&self.platform.db, post.id, actor.person, manages, request).await
    }

    /// Somebody takes up a post.
    ///
    /// # Errors
    /// When the actor does not manage the organisation's people, or with what is to be corrected.
    pub async fn create_mandate(&self, actor: &Actor, input: CreateMandateInput) -> Result<Mandate> {
        let post = self.managed_post(actor, input.post_id).await?;
        let acting = super::acting_post(actor, input.acting_post_id)?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let known = match (input.person_id, &input.new_person) {
            (Some(person), None) => {
                let found = self.find_all_visible(Some(actor), &[person]).await?;
                screen.problems.require(found.contains_key(&person), || {
                    Problem::new("NOT_FOUND", "Cette personne n’est pas connue.").on("personId")
                });
                Some(person)
            }
            (None, Some(_)) => None,
            _ => {
                let message = "Choisissez une personne connue, ou décrivez-en une nouvelle.";
                screen.problems.add(Problem::new("REQUIRED", message).on("personId"));
                None
            }
        };
        let new = input.new_person.as_ref().map(|new| {
            (
                screen.required("newPerson.givenName", &new.given_name, LINE),
                screen.required("newPerson.familyName", &new.family_name, LINE),
                super::people::contact(&mut screen, "newPerson.", new.email.as_deref(), new.phone.as_deref()),
            )
        });
        check_dates(&mut screen.problems, &post, input.starts_on, input.ends_on);
        let codes = screen.check()?;

        let mut tx = self.platform.db.begin().await?;
        let person = match (known, new) {
            (Some(person), _) => person,
            (None, Some((Some(given), Some(family), (email, phone)))) => {
                self.insert_person(&mut tx, given.as_str(), family.as_str(), email, phone).await?
            }
            (None, _) => return Err(Error::NotFound),
        };
        let seating = Seating {
            person,
            post: input.post_id,
            capacity: input.capacity,
            starts_on: input.starts_on,
            ends_on: input.ends_on,
            recorded_by: Some(actor.person),
        };
        let id = self.seat(&mut tx, By::actor(actor, acting), &post, seating, &codes).await?;
        tx.commit().await?;
        self.one_mandate(id).await
    }

    /// The second person confirms or turns down a mandate that waits; whom it seats is told.
    ///
    /// # Errors
    /// When the actor does not manage the organisation's people, or is no second person.
    pub async fn decide_mandate(&self, actor: &Actor, input: DecideMandateInput) -> Result<Mandate> {
        let mandate = self.managed_mandate(actor, input.mandate_id).await?;
        let acting = super::acting_post(actor, input.acting_post_id)?;
        if !policy::may_confirm(actor, &mandate, true) {
            let message = "Une autre personne doit confirmer : ni celle qui a enregistré l’affectation, ni celle \
                           qu’elle concerne.";
            return Err(Error::problem(Problem::new("CONFIRMATION_BY_SECOND_PERSON", message)));
        }
        match (input.confirm, mandate.confirmed_at, mandate.refused_at) {
            (true, Some(_), None) | (false, _, Some(_)) => return Ok(mandate),
            (_, None, None) => {}
            _ => return Err(super::already_decided()),
        }
        let mut tx = self.platform.db.begin().await?;
        let now = self.platform.clock.now();
        if !store::mandates::decide(&mut tx, mandate.id, input.confirm, actor.person, now).await? {
            return Err(super::already_decided());
        }
        let action = if input.confirm { "mandate.confirm" } else { "mandate.refuse" };
        audit::record(&mut tx, &self.platform, By::actor(actor, acting), action, mandate.id, ()).await?;
        self.tell_seated(&mut tx, &mandate, input.confirm).await?;
        tx.commit().await?;
        self.one_mandate(mandate.id).await
    }

    /// Writes a mandate after checking, under a lock on the post, that there is room for it.
    pub(super) async fn seat(
        &self,
        tx: &mut Tx,
        by: By,
        post: &Post,
        seating: Seating,
        guard_codes: &[&'static str],
    ) -> Result<MandateId> {
        store::mandates::lock_post(tx, seating.post).await?;
        let others = store::mandates::not_refused(tx, seating.post).await?;
        check_room(post, &seating, &others)?;
        let now = self.platform.clock.now();
        let id = MandateId::fresh(&self.platform.entropy, now);
        // Where no second person is needed, the mandate is good from the start. Nobody seats themself alone, unless there
        // is nobody else yet.
        let confirmers = if post.signatory || seating.recorded_by == Some(seating.person) {
            self.confirmers(post, &seating).await?
        } else {
            Vec::new()
        };
        let confirmed_at = (!post.signatory && confirmers.is_empty()).then_some(now);
        store::mandates::insert(tx, NewMandate { id, seating, created_at: now, confirmed_at }).await?;
        let codes = serde_json::json!({
            "post": seating.post, "person": seating.person, "capacity": seating.capacity,
            "startsOn": seating.starts_on, "endsOn": seating.ends_on, "guard": guard_codes,
        });
        audit::record(tx, &self.platform, by, "mandate.create", id, codes).await?;
        if confirmed_at.is_none() {
            Box::pin(self.tell_confirmers(tx, id, post, &seating, confirmers)).await?;
        }
        Ok(id)
    }

    /// The post, if this actor manages its organisation's people and proved recently who they are.
    pub(super) async fn managed_post(&self, actor: &Actor, post: PostId) -> Result<Post> {
        let found = self.directory.posts(&[post]).await?.pop().ok_or(Error::NotFound)?;
        if self.managed(actor, &[found.organisation_id]).await?.is_empty() {
            return Err(Error::Forbidden);
        }
        actor.require_strong(self.platform.clock.now())?;
        Ok(found)
    }

    pub(super) async fn managed_mandate(&self, actor: &Actor, id: MandateId) -> Result<Mandate> {
        let mandate = self.one_mandate(id).await?;
        let manages = !self.managed(actor, &[mandate.organisation_id]).await?.is_empty();
        if !policy::sees_mandate(actor, &mandate, manages) {
            return Err(Error::NotFound);
        }
        if !manages {
            return Err(Error::Forbidden);
        }
        actor.require_strong(self.platform.clock.now())?;
        Ok(mandate)
    }

    pub(super) async fn one_mandate(&self, id: MandateId) -> Result<Mandate> {
        store::mandates::by_ids(&self.platform.db, &[id]).await?.pop().ok_or(Error::NotFound)
    }

    pub(super) fn around(&self, on: Option<Day>) -> Around {
        let today =
            |hours| self.platform.clock.now().plus(SignedDuration::from_hours(hours)).day_in(&Zone::paris());
        Around { from: on.unwrap_or_else(|| today(-24)), to: on.unwrap_or_else(|| today(24)) }
    }

    fn holding<K: std::hash::Hash + Eq>(
        &self,
        rows: Vec<Mandate>,
        on: Option<Day>,
        key: impl Fn(&Mandate) -> K,
    ) -> HashMap<K, Vec<Mandate>> {
        let now = self.platform.clock.now();
        let mut groups: HashMap<K, Vec<Mandate>> = HashMap::new();
        for mandate in rows {
            if mandate.holds_on(on.unwrap_or_else(|| now.day_in(&mandate.time_zone))) {
                groups.entry(key(&mandate)).or_default().push(mandate);
            }
        }
        for group in groups.values_mut() {
            group.sort_by_key(|mandate| mandate.capacity);
        }
        groups
    }
}

/// Days in order, within the life of the post.
pub(super) fn check_dates(problems: &mut Problems, post: &Post, starts_on: Day, ends_on: Option<Day>) {
    problems.require(ends_on.is_none_or(|end| starts_on <= end), || {
        Problem::new("INVALID_DATE_ORDER", "Le dernier jour ne peut pas précéder le premier.").on("endsOn")
    });
    problems.require(post.closed_on.is_none_or(|closed| ends_on.is_some_and(|end| end <= closed)), || {
        Problem::new("POST_CLOSED", "Cette fonction n’existe plus à ces dates.").on("postId")
    });
}

/// One titular per SINGLE post and day, plus at most one interim; nobody twice in one post.
fn check_room(post: &Post, seating: &Seating, others: &[Mandate]) -> Result<()> {
    let mut meeting = others.iter().filter(|other| other.meets(seating.starts_on, seating.ends_on));
    let occupied = |capacity| {
        post.cardinality == Cardinality::Single
            && seating.capacity == capacity
            && meeting.clone().any(|other| other.capacity == capacity)
    };
    let problem = if occupied(Capacity::Titular) {
        let message = "Cette fonction a déjà un titulaire à ces dates : terminez d’abord son affectation.";
        Problem::new("POST_ALREADY_HELD", message)
    } else if occupied(Capacity::Interim) {
        let message = "Un intérim est déjà enregistré à ces dates : terminez-le d’abord.";
        Problem::new("POST_ALREADY_HAS_INTERIM", message)
    } else if meeting.any(|other| other.person_id == seating.person) {
        Problem::new("DUPLICATE", "Cette personne occupe déjà cette fonction à ces dates.")
    } else {
        return Ok(());
    };
    Err(Error::problem(problem.on("startsOn")))
}
