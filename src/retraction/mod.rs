//! Retraction (domain §12): one act takes a passage out of all that a partnership keeps, and says to whom it may have
//! gone. And the erasure of a person, whose writings stay under their function.
//!
//! What holds texts is declared by each slice (`registry`); a passage is looked for in all of it and in the mails, and a
//! dated mark is left in its place. Nothing of it is kept: neither here nor in the audit, nor in the ledger
//! (`ledger`), from which `jonction restored` does it again (`replay`).
//!
//! Whatever else is kept of texts in another form registers in [`registry`] too: as a column, when it is text; as a
//! statement among the marks of the text that it was made from, when it is bytes that are to be made anew.

mod erasure;
mod graphql;
mod ledger;
mod letter;
mod model;
mod passage;
mod places;
mod policy;
mod reads;
mod receivers;
mod registry;
mod replay;
mod retention;
mod store;

use async_graphql::{ID, InputObject};
use serde_json::json;

use crate::accounts::Accounts;
use crate::directory::Directory;
use crate::events::Events;
use crate::kernel::actor::{Actor, HeldPost, PartnershipId, PostId};
use crate::kernel::clock::{Ts, Zone};
use crate::kernel::dates::day_in_words;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::partnerships::{Partnership, Partnerships, Standing};
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::mail::{self, KeptWords, MailState};
use crate::public::PublicSheets;

pub use crate::platform::texts::Text;
pub use erasure::ErasePersonInput;
pub use graphql::{
    ErasurePayload, PartnershipRetractions, RetractionMutation, RetractionPayload, RetractionPreviewPayload,
    RetractionQuery,
};
pub use ledger::{Act, Entry, Ledger, PlaceName};
pub use model::{Means, Receiver, Retraction, RetractionId, RetractionPlace, RetractionPreview};
pub use passage::{Needle, Passage, Proof, SHORTEST, Writing};
pub use registry::{text, texts};
pub use replay::Replayed;
pub use retention::{FORGET_JOB, KEPT};

use places::{Found, Place};
use policy::Tie;

/// A passage to look for.
#[derive(Clone, Debug, InputObject)]
pub struct RetractionInput {
    /// In whose texts.
    pub partnership_id: PartnershipId,
    /// What it was noticed in.
    pub subject_id: ID,
    /// In which of its texts: `body` of a clause, for example.
    pub field: String,
    /// The passage, as it is written there; the whole text when absent.
    pub passage: Option<String>,
    /// The post under which it is done.
    pub acting_post_id: Option<PostId>,
}

/// A passage to retract, for ever.
#[derive(Clone, Debug, InputObject)]
pub struct RetractTextInput {
    /// Which passage.
    pub text: RetractionInput,
    /// Keys of the places that stay as they are: the same words, said of something else.
    #[graphql(default)]
    pub kept_places: Vec<String>,
    /// The person knows that nobody can undo it.
    pub irreversible: bool,
}

/// The slices beside which retraction works.
#[derive(Clone, Debug)]
pub struct Sources {
    /// Organisations and the words under which they are found.
    pub directory: Directory,
    /// Who is who.
    pub accounts: Accounts,
    /// Whose texts.
    pub partnerships: Partnerships,
    /// Who is told by mail that a meeting's words changed.
    pub events: Events,
    /// Copies of pages that anybody reads.
    pub public_sheets: PublicSheets,
}

/// The retractions' service.
#[derive(Clone, Debug)]
pub struct Retractions {
    platform: Platform,
    sources: Sources,
    ledger: Ledger,
}

/// Who retracts what: checked.
struct Entitled {
    by: By,
    origin: Found,
    needle: Passage,
    partnership: Partnership,
    found: Vec<Found>,
}

impl Retractions {
    /// On this platform, beside these services, with this ledger.
    #[must_use]
    pub fn new(platform: Platform, sources: Sources, ledger: Ledger) -> Self {
        Self { platform, sources, ledger }
    }

    fn now(&self) -> Ts {
        self.platform.clock.now()
    }

    /// What retracting a passage would touch, and who may have received it; nothing is changed.
    ///
    /// # Errors
    /// [`Error::NotFound`] and [`Error::Forbidden`] as rights say; a problem when the passage does not stand there.
    pub async fn preview(&self, actor: &Actor, input: RetractionInput) -> Result<RetractionPreview> {
        let mut tx = self.platform.db.begin().await?;
        let entitled = self.entitled(&mut tx, actor, input).await?;
        let (found, mails) = self.look(&mut tx, &entitled).await?;
        let origin = entitled.origin.name();
        let mut places = Vec::new();
        for place in found {
            // What is meant for others is cleaned with the rest, but tells nobody beforehand that it holds these words.
            if place.found.name() == origin || is_read_by(&mut tx, actor, &place.found).await? {
                places.push(place);
            }
        }
        let receivers = self.receivers(&mut tx, &entitled.partnership, &places, &mails).await?;
        Ok(RetractionPreview {
            places: shown(&places, &origin),
            waiting_mails: waiting(&mails),
            sent_mails: sent(&mails),
            was_public: places.iter().any(|place| place.found.lying.open),
            receivers,
        })
    }

    /// Takes the passage out of everything but the places kept; a dated mark stays. Nobody can undo it.
    ///
    /// # Errors
    /// As for the preview; a problem without the confirmation, or when somebody changed one of the texts meanwhile.
    pub async fn retract(&self, actor: &Actor, input: RetractTextInput) -> Result<Retraction> {
        let now = self.now();
        let mut tx = self.platform.db.begin().await?;
        store::lock_partnership(&mut tx, input.text.partnership_id).await?;
        let entitled = self.entitled(&mut tx, actor, input.text).await?;
        if !input.irreversible {
            let message = "Confirmez que vous avez compris : personne ne pourra rétablir ce texte.";
            return Err(Error::problem(Problem::new("CONFIRM_IRREVERSIBLE", message).on("irreversible")));
        }
        let (places, mails) = self.look(&mut tx, &entitled).await?;
        let origin = entitled.origin.name();
        let (kept, places): (Vec<Place>, Vec<Place>) = places.into_iter().partition(|place| {
            let name = place.found.name();
            name != origin && input.kept_places.contains(&name.to_string())
        });
        let kept: Vec<PlaceName> = kept.iter().map(|place| place.found.name()).collect();
        let receivers = self.receivers(&mut tx, &entitled.partnership, &places, &mails).await?;
        if !places::cut(&mut tx, &self.sources.directory, &places, now).await? {
            let message = "Un de ces textes vient d’être modifié. Recommencez : rien n’a été retiré.";
            return Err(Error::problem(Problem::new("CHANGED_MEANWHILE", message)));
        }
        let (post, partnership) = (post_of(entitled.by), &entitled.partnership);
        let done = Retraction {
            id: RetractionId::fresh(&self.platform.entropy, now),
            partnership_id: partnership.id,
            person_id: actor.person,
            post_id: post,
            at: now,
            kind: origin.kind.clone(),
            row_id: origin.row,
            field: origin.field.clone(),
            was_public: places.iter().any(|place| place.found.lying.open),
            waiting_mails: waiting(&mails),
            sent_mails: sent(&mails),
            replayed_at: None,
            places: shown(&places, &origin),
            receivers,
        };
        for mail in mails {
            mail::put_words(&mut tx, mail).await?;
        }
        self.note(&mut tx, &done, &places, entitled.by).await?;
        // The partnership's own name may be among the places.
        let needle = Needle::Known(entitled.needle.clone());
        let named = needle.replace(&partnership.name, Writing::Plain, &mark(now, partnership));
        let name = named.map_or_else(|| partnership.name.clone(), |(name, _)| name);
        let partnership = &Partnership { name, ..partnership.clone() };
        self.tell(&mut tx, partnership, &done, &places).await?;
        let file = self.ledger.written(&self.platform).await?;
        let act = Act::Retraction {
            partnership: partnership.id,
            person: actor.person,
            post,
            from: origin,
            proof: entitled.needle.proof(&file.key),
            kept,
        };
        self.ledger.append(file, &Entry { id: done.id.uuid(), at: now, act }).await?;
        tx.commit().await?;
        self.sources.public_sheets.forget_copy_as_system(partnership.id).await?;
        Ok(done)
    }

    /// Which retracted texts the actor may have received.
    ///
    /// # Errors
    /// The database's.
    pub async fn my_data(&self, actor: &Actor) -> Result<serde_json::Value> {
        Ok(json!({ "retractedTexts": store::receipts(&self.platform.db, actor.person).await? }))
    }

    /// Whether this actor may retract from that text, and what is looked for.
    async fn entitled(&self, tx: &mut Tx, actor: &Actor, input: RetractionInput) -> Result<Entitled> {
        let partnerships = &self.sources.partnerships;
        let known = partnerships.partnerships_as_system(&[input.partnership_id]).await?;
        let partnership = known.into_iter().next().ok_or(Error::NotFound)?;
        let reach = partnerships.reach(&actor.mandates).await?;
        let sees = reach.standing(partnership.id).sees();
        let held =
            if actor.mandates.is_empty() { None } else { Some(actor.acting_as(input.acting_post_id)?) };
        let standing = match held {
            Some(held) => partnerships.reach(std::slice::from_ref(held)).await?.standing(partnership.id),
            None => Standing::default(),
        };
        let found = places::all(tx, partnership.id).await?;
        let (kind, row) = input.subject_id.split_once(':').ok_or(Error::NotFound)?;
        let row = row.parse().map_err(|_| Error::NotFound)?;
        let name = PlaceName { kind: kind.to_owned(), row, field: input.field };
        let origin = found.iter().find(|one| one.name() == name).ok_or(Error::NotFound)?.clone();
        let reads = is_read_by(tx, actor, &origin).await?;
        let tie = Tie { reads, ..self.tie(actor, held, &origin).await? };
        if !sees && !tie.author {
            return Err(Error::NotFound);
        }
        if !policy::retracts(standing, tie) {
            return Err(if tie.reads { Error::Forbidden } else { Error::NotFound });
        }
        let passage = input.passage.unwrap_or_else(|| origin.lying.text.clone());
        let needle = Passage::read(&passage).ok_or_else(|| {
            let message = format!("Choisissez un passage d’au moins {SHORTEST} lettres ou chiffres.");
            Error::problem(Problem::new("PASSAGE_TOO_SHORT", message).on("passage"))
        })?;
        let by = By::actor(actor, held.map(|held| held.post));
        Ok(Entitled { by, origin, needle, partnership, found })
    }

    async fn tie(&self, actor: &Actor, held: Option<&HeldPost>, origin: &Found) -> Result<Tie> {
        let Found { lying, .. } = origin;
        let mut organisations: Vec<_> = lying.organisation_id.into_iter().collect();
        if let Some(post) = lying.post_id {
            let posts = self.sources.directory.posts(&[post]).await?;
            organisations.extend(posts.iter().map(|post| post.organisation_id));
        }
        if let Some(author) = lying.author_id {
            let then = lying.since.unwrap_or_else(|| self.now());
            for at in [then, self.now()] {
                let places =
                    self.sources.accounts.organisations_of(&[author], at.day_in(&Zone::paris())).await?;
                organisations.extend(places.into_iter().map(|(_, organisation)| organisation));
            }
        }
        Ok(Tie {
            author: lying.author_id == Some(actor.person)
                || lying.post_id.is_some_and(|post| held.is_some_and(|held| held.post == post)),
            represents: policy::represents(held, &organisations),
            ..Tie::default()
        })
    }

    /// Places and mails that hold the passage, as they are left without it.
    async fn look(&self, tx: &mut Tx, entitled: &Entitled) -> Result<(Vec<Place>, Vec<KeptWords>)> {
        let needle = Needle::Known(entitled.needle.clone());
        let mark = mark(self.now(), &entitled.partnership);
        let places = places::holding(&entitled.found, &needle, &mark)?;
        let origin = entitled.origin.name();
        if !places.iter().any(|place| place.found.name() == origin) {
            let message =
                "Ce passage n’est pas dans ce texte. Copiez-le tel qu’il y est écrit, en mots entiers.";
            return Err(Error::problem(Problem::new("PASSAGE_NOT_FOUND", message).on("passage")));
        }
        let to = store::addressees(tx, entitled.partnership.id).await?;
        Ok((places, places::mails(tx, &needle, &mark, Some(&to)).await?))
    }

    /// Keeps what was done and where, never what it said.
    async fn note(&self, tx: &mut Tx, done: &Retraction, places: &[Place], by: By) -> Result<()> {
        store::insert(tx, done).await?;
        for place in places {
            let occurrences = i64::try_from(place.occurrences).unwrap_or(i64::MAX);
            store::insert_place(tx, done.id, &place.found.name(), occurrences).await?;
        }
        for receiver in &done.receivers {
            store::insert_receiver(tx, done.id, receiver).await?;
        }
        let codes = json!({ "partnership": done.partnership_id, "from": done.origin().to_string(),
            "places": places.len(), "mails": done.waiting_mails + done.sent_mails });
        audit::record(tx, &self.platform, by, "text.retract", done.id, codes).await
    }

    /// Tells those expected at meetings whose words changed, and the coordinator.
    async fn tell(
        &self,
        tx: &mut Tx,
        partnership: &Partnership,
        done: &Retraction,
        places: &[Place],
    ) -> Result<()> {
        for place in places.iter().filter(|place| place.found.text.of.kind == "event") {
            let event = crate::events::EventId::from_uuid(place.found.lying.id);
            self.sources.events.tell_of_change(tx, event).await?;
        }
        let Some(post) = partnership.coordinating_post_id else { return Ok(()) };
        let today = partnership.today(done.at);
        let holders = self.sources.accounts.holders(&[post], today).await?;
        for holder in holders.into_values().flatten().filter(|holder| holder.person != done.person_id) {
            letter::tell(tx, &self.platform, partnership, done, &holder).await?;
        }
        Ok(())
    }
}

/// Whether a text is meant for the actor, once the partnership is.
async fn is_read_by(tx: &mut Tx, actor: &Actor, found: &Found) -> Result<bool> {
    let readers = found.text.readers(tx, found.lying.id).await?;
    Ok(readers.is_none_or(|people| people.contains(&actor.person)))
}

/// What stays where a passage stood.
fn mark(at: Ts, partnership: &Partnership) -> String {
    format!("[texte retiré le {}]", day_in_words(at.day_in(&partnership.time_zone).0))
}

fn shown(places: &[Place], origin: &PlaceName) -> Vec<RetractionPlace> {
    let place = |place: &Place| {
        let name = place.found.name();
        let occurrences = i64::try_from(place.occurrences).unwrap_or(i64::MAX);
        RetractionPlace::of(&name, Some(place.found.text), occurrences, name == *origin)
    };
    places.iter().map(place).collect()
}

fn waiting(mails: &[KeptWords]) -> i64 {
    count(mails, |mail| mail.state == MailState::Queued)
}

fn sent(mails: &[KeptWords]) -> i64 {
    count(mails, KeptWords::was_sent)
}

fn count(mails: &[KeptWords], which: impl Fn(&KeptWords) -> bool) -> i64 {
    i64::try_from(mails.iter().filter(|mail| which(mail)).count()).unwrap_or(i64::MAX)
}

fn post_of(by: By) -> Option<PostId> {
    match by {
        By::Person(_, post) => post,
        By::System(_) | By::SystemAbout(..) => None,
    }
}
