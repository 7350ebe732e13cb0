//! Somebody signed in without a post asks an organisation for one.

use async_graphql::InputObject;

use super::Accounts;
use super::confirmation::recipients;
use super::mail::{self, AccessDecidedMail, AccessRequestedMail};
use super::mandates::{Seating, check_dates};
use super::model::{AccessRequest, AccessRequestId, AccessRequestState, Capacity, Recipient};
use super::store::access_requests::{self as store, NewRequest};
use crate::confidentiality::{SafeText, Screen, TEXT};
use crate::directory::{Organisation, Post};
use crate::kernel::actor::{Actor, OrganisationId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};
use crate::platform::mail::{Letter, queue};

/// A person without a mandate asks an organisation for one.
#[derive(Clone, Debug, InputObject)]
pub struct RequestAccessInput {
    /// Of whom.
    pub organisation_id: OrganisationId,
    /// For which post, if known.
    pub post_id: Option<PostId>,
    /// A word to who decides.
    pub message: Option<String>,
    /// The author says that warnings of the guard concern no individual case.
    #[graphql(default = false)]
    pub confirmed_no_individual_case: bool,
}

/// Accepting needs a post, a capacity and a first day; refusing may give a reason.
#[derive(Clone, Debug, InputObject)]
pub struct DecideAccessRequestInput {
    /// Which.
    pub access_request_id: AccessRequestId,
    /// True accepts.
    pub accept: bool,
    /// The post given.
    pub post_id: Option<PostId>,
    /// In what capacity.
    pub capacity: Option<Capacity>,
    /// First day.
    pub starts_on: Option<Day>,
    /// Last day, included.
    pub ends_on: Option<Day>,
    /// A word to who asked.
    pub reason: Option<String>,
    /// The author says that warnings of the guard concern no individual case.
    #[graphql(default = false)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Takes a request back.
#[derive(Clone, Debug, InputObject)]
pub struct WithdrawAccessRequestInput {
    /// Which.
    pub access_request_id: AccessRequestId,
}

impl Accounts {
    /// Asks; while a request to the same organisation waits, it is given instead of a second one.
    ///
    /// # Errors
    /// With what is to be corrected.
    pub async fn request_access(&self, actor: &Actor, input: RequestAccessInput) -> Result<AccessRequest> {
        let db = &self.platform.db;
        let waiting = store::of(db, actor.person).await?.into_iter().find(|request| {
            request.organisation_id == input.organisation_id && request.state == AccessRequestState::Pending
        });
        if let Some(waiting) = waiting {
            return Ok(waiting);
        }
        let place =
            self.directory.organisations(&[input.organisation_id]).await?.pop().ok_or(Error::NotFound)?;
        let post = match input.post_id {
            Some(id) => self.directory.posts(&[id]).await?.pop(),
            None => None,
        };
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let message = screen.optional("message", input.message.as_deref(), TEXT);
        let fits = post.as_ref().map(|post| post.organisation_id) == input.post_id.map(|_| place.id);
        screen.problems.require(fits, || not_of_organisation("postId"));
        let guard = screen.check()?;

        let now = self.platform.clock.now();
        let id = AccessRequestId::fresh(&self.platform.entropy, now);
        let letters = self.letters_to_deciders(actor, id, &place, post.as_ref(), message.as_ref()).await?;
        let mut tx = self.platform.db.begin().await?;
        let new = NewRequest {
            id,
            person: actor.person,
            organisation: place.id,
            post: input.post_id,
            message,
            at: now,
        };
        store::insert(&mut tx, new).await?;
        for letter in letters {
            queue(&mut tx, &self.platform, letter).await?;
        }
        let codes = serde_json::json!({ "organisation": place.id, "guard": guard });
        audit::record(&mut tx, &self.platform, By::actor(actor, None), "access.request", id, codes).await?;
        tx.commit().await?;
        self.one_request(id).await
    }

    /// Gives the post asked for, or another of the organisation, or turns the request down.
    ///
    /// # Errors
    /// When the actor does not manage the organisation's people, or with what is to be corrected.
    pub async fn decide_access_request(
        &self,
        actor: &Actor,
        input: DecideAccessRequestInput,
    ) -> Result<AccessRequest> {
        let request = self.one_request(input.access_request_id).await?;
        if self.managed(actor, &[request.organisation_id]).await?.is_empty() {
            return Err(if request.person_id == actor.person { Error::Forbidden } else { Error::NotFound });
        }
        // Whoever manages people asks a colleague, as everybody does.
        if request.person_id == actor.person {
            return Err(Error::Forbidden);
        }
        actor.require_strong(self.platform.clock.now())?;
        let acting = super::acting_post(actor, input.acting_post_id)?;
        let wanted = if input.accept { AccessRequestState::Accepted } else { AccessRequestState::Refused };
        if request.state == wanted {
            return Ok(request);
        }
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let reason = screen.optional("reason", input.reason.as_deref(), TEXT);
        let post = match input.post_id.or(request.post_id).filter(|_| input.accept) {
            Some(id) => self.directory.posts(&[id]).await?.pop(),
            None => None,
        };
        if input.accept {
            match &post {
                None => {
                    screen.problems.add(Problem::new("REQUIRED", "Choisissez une fonction.").on("postId"));
                }
                Some(post) => {
                    let fits = post.organisation_id == request.organisation_id;
                    screen.problems.require(fits, || not_of_organisation("postId"));
                    if let Some(starts_on) = input.starts_on {
                        check_dates(&mut screen.problems, post, starts_on, input.ends_on);
                    }
                }
            }
            screen.problems.require(input.starts_on.is_some(), || {
                Problem::new("REQUIRED", "Indiquez le premier jour.").on("startsOn")
            });
        }
        let guard = screen.check()?;

        let by = By::actor(actor, acting);
        let starts_on = input.starts_on.filter(|_| input.accept);
        let confirmation = post.as_ref().is_some_and(|post| post.signatory);
        let letter = self.letter_to_requester(&request, starts_on, confirmation, reason.as_ref()).await?;
        let mut tx = self.platform.db.begin().await?;
        let now = self.platform.clock.now();
        if !store::settle(&mut tx, request.id, wanted, actor.person, reason.as_ref(), now).await? {
            return Err(super::already_decided());
        }
        if let (Some(post), Some(starts_on)) = (&post, starts_on) {
            let seating = Seating {
                person: request.person_id,
                post: post.id,
                capacity: input.capacity.unwrap_or(Capacity::Titular),
                starts_on,
                ends_on: input.ends_on,
                recorded_by: Some(actor.person),
            };
            self.seat(&mut tx, by, post, seating, &[]).await?;
        }
        let action = if input.accept { "access.accept" } else { "access.refuse" };
        audit::record(&mut tx, &self.platform, by, action, request.id, serde_json::json!({ "guard": guard }))
            .await?;
        if let Some(letter) = letter {
            queue(&mut tx, &self.platform, letter).await?;
        }
        tx.commit().await?;
        self.one_request(request.id).await
    }

    /// Takes the own request back.
    ///
    /// # Errors
    /// When it is not one's own, or settled.
    pub async fn withdraw_access_request(
        &self,
        actor: &Actor,
        input: WithdrawAccessRequestInput,
    ) -> Result<AccessRequest> {
        let request = self.one_request(input.access_request_id).await?;
        if request.person_id != actor.person {
            return Err(Error::NotFound);
        }
        if request.state == AccessRequestState::Withdrawn {
            return Ok(request);
        }
        let mut tx = self.platform.db.begin().await?;
        let now = self.platform.clock.now();
        let withdrawn = AccessRequestState::Withdrawn;
        if !store::settle(&mut tx, request.id, withdrawn, actor.person, None, now).await? {
            return Err(super::already_decided());
        }
        audit::record(&mut tx, &self.platform, By::actor(actor, None), "access.withdraw", request.id, ())
            .await?;
        tx.commit().await?;
        self.one_request(request.id).await
    }

    /// The requests of this account, latest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn own_access_requests(&self, actor: &Actor) -> Result<Vec<AccessRequest>> {
        store::of(&self.platform.db, actor.person).await
    }

    /// The requests that wait for an answer of this organisation; none for who does not manage its people.
    ///
    /// # Errors
    /// The database's.
    pub async fn pending_access_requests(
        &self,
        actor: &Actor,
        organisation: OrganisationId,
    ) -> Result<Vec<AccessRequest>> {
        if self.managed(actor, &[organisation]).await?.is_empty() {
            return Ok(Vec::new());
        }
        store::pending(&self.platform.db, &[organisation]).await
    }

    async fn one_request(&self, id: AccessRequestId) -> Result<AccessRequest> {
        store::by_id(&self.platform.db, id).await?.ok_or(Error::NotFound)
    }

    async fn letters_to_deciders(
        &self,
        actor: &Actor,
        id: AccessRequestId,
        place: &Organisation,
        post: Option<&Post>,
        message: Option<&SafeText>,
    ) -> Result<Vec<Letter>> {
        let requester = self.people(&[actor.person]).await?.remove(&actor.person).ok_or(Error::NotFound)?;
        let deciders = self.deciders(place, |one| one.person != actor.person).await?;
        let letter = |to: Recipient| {
            let context = AccessRequestedMail {
                name: to.name.clone(),
                requester: requester.full_name(),
                organisation: place.name.clone(),
                post: post.map(Post::label_fr),
                message: message.map(|text| text.as_str().to_owned()),
                link: format!("{}/equipe/{}", self.platform.public_url, place.id.uuid()),
            };
            let key = format!("{}.{}", id.uuid().simple(), to.person.uuid().simple());
            mail::letter(&self.platform, &mail::ACCESS_REQUESTED, &to, &key, context)
        };
        recipients(deciders).into_iter().map(letter).collect()
    }

    async fn letter_to_requester(
        &self,
        request: &AccessRequest,
        starts_on: Option<Day>,
        confirmation: bool,
        reason: Option<&SafeText>,
    ) -> Result<Option<Letter>> {
        let person = self.people(&[request.person_id]).await?.remove(&request.person_id);
        let place = self.directory.organisations(&[request.organisation_id]).await?.pop();
        let (Some(to), Some(place)) = (person.and_then(|person| person.recipient()), place) else {
            return Ok(None);
        };
        let context = AccessDecidedMail {
            name: to.name.clone(),
            organisation: place.name,
            accepted: starts_on.is_some(),
            starts: starts_on.map(|day| date_in_words(day.0)).unwrap_or_default(),
            confirmation,
            reason: reason.map(|text| text.as_str().to_owned()),
            link: self.platform.public_url.clone(),
        };
        let key = request.id.uuid().simple().to_string();
        mail::letter(&self.platform, &mail::ACCESS_DECIDED, &to, &key, context).map(Some)
    }
}

fn not_of_organisation(field: &str) -> Problem {
    Problem::new("INVALID_VALUE", "Cette fonction n’est pas de cette organisation.").on(field)
}
