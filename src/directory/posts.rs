//! Functions in organisations, and the roles given to them.

use async_graphql::{ID, InputObject, MaybeUndefined};

use super::model::{Organisation, Post};
use super::policy::{Action, Place, authorise};
use super::profile::required;
use super::store::PostRecord;
use super::territories::unknown_territory;
use super::words::{Cardinality, PostKind, PostRole};
use super::{Directory, store};
use crate::confidentiality::{LINE, SafeText, Screen};
use crate::kernel::actor::{Actor, OrganisationId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};

/// A function to create.
#[expect(clippy::struct_excessive_bools, reason = "flags of the form, each a field of the contract")]
#[derive(Clone, Debug, InputObject)]
pub struct CreatePostInput {
    /// Where it is exercised.
    pub organisation_id: OrganisationId,
    /// Which function.
    pub kind: PostKind,
    /// Needed for `OTHER`; otherwise tells apart two posts of one kind.
    pub other_name: Option<String>,
    /// One holder or a team.
    pub cardinality: Cardinality,
    /// The contact magistrate for addictology.
    #[graphql(default)]
    pub referent: bool,
    /// May sign protocols.
    #[graphql(default)]
    pub signatory: bool,
    /// Manages its organisation's posts and people.
    #[graphql(default)]
    pub representative: bool,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// What changes of a function: an absent field keeps its value.
#[derive(Clone, Debug, InputObject)]
pub struct UpdatePostInput {
    /// Which.
    pub post_id: PostId,
    /// Names an `OTHER` post, or tells apart two posts of one kind.
    #[graphql(default)]
    pub other_name: MaybeUndefined<String>,
    /// The contact magistrate for addictology.
    pub referent: Option<bool>,
    /// May sign protocols.
    pub signatory: Option<bool>,
    /// Manages its organisation's posts and people.
    pub representative: Option<bool>,
    /// Last day of existence; refused while mandates, ownerships or signatures need the post.
    #[graphql(default)]
    pub closed_on: MaybeUndefined<Day>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// A role to give or to take; the list of territories replaces the former one for that role.
#[derive(Clone, Debug, InputObject)]
pub struct SetPostGrantInput {
    /// To which post.
    pub post_id: PostId,
    /// Which role.
    pub role: PostRole,
    /// Given or taken.
    pub granted: bool,
    /// Where it holds; none for a representative.
    #[graphql(default)]
    pub territory_codes: Vec<ID>,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

impl Directory {
    /// Enters a function.
    ///
    /// # Errors
    /// Forbidden to all but the organisation's representative and administrators; every problem of the input.
    pub async fn create_post(&self, actor: &Actor, input: CreatePostInput) -> Result<Post> {
        let organisation =
            self.organisations(&[input.organisation_id]).await?.pop().ok_or(Error::NotFound)?;
        let acting = self.manages(actor, &organisation, input.acting_post_id).await?;
        let contacts = self.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let record = PostRecord {
            organisation: organisation.id,
            kind: input.kind,
            other_name: screen.optional("otherName", input.other_name.as_deref(), LINE),
            cardinality: input.cardinality,
            referent: input.referent,
            signatory: input.signatory,
            representative: input.representative,
            closed_on: None,
        };
        check(&record, blank(input.other_name.as_deref()), &mut screen.problems);
        let now = self.platform.clock.now();
        screen.problems.require(organisation.is_open(now.day_in(&organisation.time_zone)), || {
            Problem::new("ORGANISATION_CLOSED", "Cette structure est fermée.").on("organisationId")
        });
        let confirmed = screen.check()?;
        let id = PostId::fresh(&self.platform.entropy, now);
        let mut tx = self.platform.db.begin().await?;
        store::insert_post(&mut tx, id, &record, now).await?;
        let details = serde_json::json!({
            "kind": record.kind, "signatory": record.signatory, "representative": record.representative,
            "confirmed": confirmed,
        });
        audit::record(&mut tx, &self.platform, By::actor(actor, acting), "post.create", id, details).await?;
        tx.commit().await?;
        self.posts(&[id]).await?.pop().ok_or(Error::NotFound)
    }

    /// Changes or closes a function.
    ///
    /// # Errors
    /// Forbidden to all but the organisation's representative and administrators; every problem of the input.
    pub async fn update_post(&self, actor: &Actor, input: UpdatePostInput) -> Result<Post> {
        let post = self.posts(&[input.post_id]).await?.pop().ok_or(Error::NotFound)?;
        let organisation = self.organisations(&[post.organisation_id]).await?.pop().ok_or(Error::NotFound)?;
        let acting = self.manages(actor, &organisation, input.acting_post_id).await?;
        let contacts = self.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let mut tx = self.platform.db.begin().await?;
        let stored = store::lock_post(&mut tx, post.id).await?.ok_or(Error::NotFound)?;
        let record = PostRecord {
            other_name: renamed(&input.other_name, stored.other_name.as_ref(), &mut screen),
            referent: input.referent.unwrap_or(stored.referent),
            signatory: input.signatory.unwrap_or(stored.signatory),
            representative: input.representative.unwrap_or(stored.representative),
            closed_on: match input.closed_on {
                MaybeUndefined::Undefined => stored.closed_on,
                MaybeUndefined::Null => None,
                MaybeUndefined::Value(day) => Some(day),
            },
            ..stored.clone()
        };
        let unnamed = match &input.other_name {
            MaybeUndefined::Undefined => stored.other_name.is_none(),
            MaybeUndefined::Null => true,
            MaybeUndefined::Value(name) => blank(Some(name)),
        };
        check(&record, unnamed, &mut screen.problems);
        if let Some(last) = record.closed_on.filter(|_| record.closed_on != stored.closed_on) {
            screen.problems.require(!store::post_is_needed(&mut tx, post.id, last).await?, || {
                Problem::new(
                    "STILL_USED",
                    "Cette fonction est encore tenue, ou un protocole, une action ou un partenariat s’appuie sur elle.",
                )
                .on("closedOn")
            });
        }
        if record.signatory && !stored.signatory {
            let today = self.platform.clock.now().day_in(&organisation.time_zone);
            let alone = store::held_on_one_persons_word(&mut tx, post.id, today).await?;
            screen.problems.require(!alone, || {
                let message = "Quelqu’un tient ou va tenir cette fonction sans qu’une seconde personne l’ait confirmé : terminez \
                               d’abord cette affectation, puis enregistrez-la de nouveau.";
                Problem::new("STILL_USED", message).on("signatory")
            });
        }
        let confirmed = screen.check()?;
        if record == stored {
            return Ok(post);
        }
        store::update_post(&mut tx, post.id, &record).await?;
        if record.referent != stored.referent {
            let today = self.platform.clock.now().day_in(&organisation.time_zone);
            store::referent_changed(&mut tx, post.id, today, record.referent).await?;
        }
        let details = serde_json::json!({
            "signatory": record.signatory, "representative": record.representative, "referent": record.referent,
            "closedOn": record.closed_on, "confirmed": confirmed,
        });
        audit::record(&mut tx, &self.platform, By::actor(actor, acting), "post.update", post.id, details)
            .await?;
        tx.commit().await?;
        self.posts(&[post.id]).await?.pop().ok_or(Error::NotFound)
    }

    /// Gives a role to a post or takes it.
    ///
    /// # Errors
    /// Forbidden outside the territories administered; problems of role, post or territories.
    pub async fn set_post_grant(&self, actor: &Actor, input: SetPostGrantInput) -> Result<Post> {
        let post = self.posts(&[input.post_id]).await?.pop().ok_or(Error::NotFound)?;
        if input.role == PostRole::Representative {
            let change = UpdatePostInput {
                post_id: post.id,
                other_name: MaybeUndefined::Undefined,
                referent: None,
                signatory: None,
                representative: Some(input.granted),
                closed_on: MaybeUndefined::Undefined,
                confirmed_no_individual_case: false,
                acting_post_id: input.acting_post_id,
            };
            return self.update_post(actor, change).await;
        }
        let before: Vec<String> = post
            .grants
            .iter()
            .filter(|grant| grant.role == input.role)
            .flat_map(|grant| grant.territory_codes.iter().cloned())
            .collect();
        let mut after: Vec<String> =
            input.territory_codes.iter().filter(|_| input.granted).map(|code| code.0.clone()).collect();
        after.sort_unstable();
        after.dedup();
        let touched: Vec<String> = before.iter().chain(&after).cloned().collect();
        let atlas = self.atlas(actor, &touched).await?;
        let scope = atlas.scope(&touched);
        let place = Place { organisation: None, scope: &scope };
        let acting = authorise(actor, input.acting_post_id, Action::Administer, place, &atlas)?;
        actor.require_strong(self.platform.clock.now())?;

        let mut problems = Problems::none();
        problems.require(!input.granted || !after.is_empty(), || required("territoryCodes"));
        let known = after.iter().all(|code| atlas.get(code).is_some());
        problems.require(known, || unknown_territory("territoryCodes"));
        problems.require(!input.granted || post.cardinality == Cardinality::Single, || not_single("postId"));
        problems.check()?;
        if before == after {
            return Ok(post);
        }
        let mut tx = self.platform.db.begin().await?;
        store::replace_grants(&mut tx, post.id, input.role, &after).await?;
        let details = serde_json::json!({ "role": input.role, "before": before, "after": after });
        audit::record(&mut tx, &self.platform, By::actor(actor, acting), "post.grant", post.id, details)
            .await?;
        tx.commit().await?;
        self.posts(&[post.id]).await?.pop().ok_or(Error::NotFound)
    }

    /// Authorises managing the organisation's posts and people, with a recent multi-factor sign-in; names the post that
    /// it is done as.
    ///
    /// # Errors
    /// Forbidden, a sign-in to repeat, or a post to choose.
    pub async fn manages(
        &self,
        actor: &Actor,
        organisation: &Organisation,
        acting_post: Option<PostId>,
    ) -> Result<Option<PostId>> {
        let atlas = self.atlas(actor, &organisation.territory_codes).await?;
        let scope = atlas.scope(&organisation.territory_codes);
        let place = Place { organisation: Some(organisation.id), scope: &scope };
        let post = authorise(actor, acting_post, Action::Manage, place, &atlas)?;
        actor.require_strong(self.platform.clock.now())?;
        Ok(post)
    }
}

/// The rules that hold for every function.
fn check(record: &PostRecord, unnamed: bool, problems: &mut Problems) {
    problems.require(record.kind != PostKind::Other || !unnamed, || {
        Problem::new("POST_KIND_NAME_REQUIRED", "Nommez cette fonction.").on("otherName")
    });
    let single = record.cardinality == Cardinality::Single;
    for (field, asked) in [
        ("referent", record.referent),
        ("signatory", record.signatory),
        ("representative", record.representative),
    ] {
        problems.require(single || !asked, || not_single(field));
    }
}

fn not_single(field: &'static str) -> Problem {
    Problem::new("POST_NOT_SINGLE", "Seule une fonction tenue par une seule personne peut porter ce rôle.")
        .on(field)
}

fn renamed(
    wish: &MaybeUndefined<String>,
    stored: Option<&SafeText>,
    screen: &mut Screen<'_>,
) -> Option<SafeText> {
    match wish {
        MaybeUndefined::Undefined => stored.cloned(),
        MaybeUndefined::Null => None,
        MaybeUndefined::Value(name) => screen.optional("otherName", Some(name), LINE),
    }
}

fn blank(name: Option<&str>) -> bool {
    name.is_none_or(|name| name.trim().is_empty())
}
