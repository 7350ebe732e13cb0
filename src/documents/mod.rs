//! Documents as PDF: asked for with the asker's rights, made by a job, read for a few days by the asker alone, who must
//! still have the right.
//!
//! What a document says is read when it is asked for, through the services of the slices, and stored until it is set: the
//! job then knows no domain. The same content on the same day is the same document.
//!
//! A new kind is a variant of [`DocumentKind`], a file in `kinds/` with `content` (what it says, [`Error::NotFound`] when
//! out of the actor's reach) and `TEMPLATE`, a template in `templates/`, and one line in each of the two `match`es of
//! `kinds/mod.rs`. A service that it reads from is a field of [`Sources`].

mod graphql;
mod kinds;
mod leaflets;
mod logos;
mod making;
mod model;
mod names;
mod retention;
mod store;
mod texts;
mod words;

use sha2::{Digest as _, Sha256};

use crate::accounts::Accounts;
use crate::arrivals::Packs;
use crate::directory::Directory;
use crate::glossary::Glossary;
use crate::handovers::Handovers;
use crate::indicators::Indicators;
use crate::kernel::actor::{Actor, PersonId};
use crate::kernel::clock::Day;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::meetings::Meetings;
use crate::partnerships::Partnerships;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::{Platform, jobs, pdf};
use crate::protocols::Protocols;
use crate::protocols::reviews::Reviews;
use crate::public::PublicSheets;
use crate::trainings::Trainings;
use kinds::Content;

pub use graphql::{
    DocumentMutation, DocumentPayload, DocumentQuery, PartnershipDocuments, PartnershipLogoPayload,
};
pub use leaflets::{LEAFLETS_JOB, Leaflet};
pub use logos::{PartnershipLogo, SetPartnershipLogoInput};
pub use making::MAKE_JOB;
pub use model::{
    Document, DocumentId, DocumentKind, DocumentState, Envelope, File, RequestDocumentInput, Wish,
};
pub use retention::{FORGET_JOB, KEPT};
pub use texts::COPIES;

/// Documents that one person may have under way: each costs computing.
const MOST_UNDER_WAY: i64 = 10;

/// Where documents read what they say.
#[derive(Clone, Debug)]
pub struct Sources {
    /// Names of organisations and posts.
    pub directory: Directory,
    /// Names of people.
    pub accounts: Accounts,
    /// Whose it is.
    pub partnerships: Partnerships,
    /// Words with two senses.
    pub glossary: Glossary,
    /// Texts and approvals.
    pub protocols: Protocols,
    /// Records of reviews.
    pub reviews: Reviews,
    /// Minutes.
    pub meetings: Meetings,
    /// Attendance and certificates.
    pub trainings: Trainings,
    /// Where notes are read.
    pub handovers: Handovers,
    /// What newcomers find.
    pub packs: Packs,
    /// What the public is told.
    pub public_sheets: PublicSheets,
    /// What was done over a period.
    pub indicators: Indicators,
}

/// The documents' service.
#[derive(Clone, Debug)]
pub struct Documents {
    platform: Platform,
    sources: Sources,
}

/// A document's content, ready to be stored.
struct Drawn {
    file_name: String,
    content: String,
    digest: String,
    on: Day,
}

impl Documents {
    /// On this platform, reading from these services.
    #[must_use]
    pub fn new(platform: Platform, sources: Sources) -> Self {
        Self { platform, sources }
    }

    /// Asks for a document; what it says is what the actor reads now.
    ///
    /// # Errors
    /// [`Error::NotFound`] when out of reach; a problem where this program makes none; too many under way.
    pub async fn request(&self, actor: &Actor, wish: Wish) -> Result<Document> {
        let content = kinds::content(&self.sources, actor, &wish, self.platform.clock.now()).await?;
        if !pdf::AVAILABLE {
            let message = "Ce serveur ne produit pas de PDF. Imprimez la page : elle dit la même chose.";
            return Err(Error::problem(Problem::new("DOCUMENTS_OFF", message)));
        }
        let day = self.day_of(&content);
        let drawn = self.draw(wish.kind, content, day).await?;
        let mut tx = self.platform.db.begin().await?;
        let document = self.ask(&mut tx, &wish, Some(actor.person), &drawn).await?;
        tx.commit().await?;
        Ok(document)
    }

    /// The document of this content, made anew unless there is one.
    async fn ask(
        &self,
        tx: &mut Tx,
        wish: &Wish,
        requester: Option<PersonId>,
        drawn: &Drawn,
    ) -> Result<Document> {
        let now = self.platform.clock.now();
        let (since, again) = (KEPT.time.before(now), now.plus(-leaflets::AGAIN));
        if let Some(same) = store::same(tx, requester, &drawn.digest, since, again).await? {
            return Ok(same);
        }
        if let Some(person) = requester
            && store::unfinished(tx, person).await? >= MOST_UNDER_WAY
        {
            return Err(Error::RateLimited(30));
        }
        let id = DocumentId::fresh(&self.platform.entropy, now);
        let new = store::New {
            id,
            wish,
            requester,
            digest: &drawn.digest,
            file_name: &drawn.file_name,
            content: &drawn.content,
            drawn_on: drawn.on,
            at: now,
        };
        store::insert(tx, new).await?;
        jobs::enqueue(tx, &self.platform, MAKE_JOB, making::Payload { document: id }, now, None).await?;
        if let Some(person) = requester {
            let facts = serde_json::json!({ "kind": wish.kind });
            audit::record(tx, &self.platform, By::Person(person, None), "document.request", id, facts)
                .await?;
        }
        store::find_in(tx, id).await?.ok_or(Error::NotFound)
    }

    /// The day that it bears: the one at which it stands, else today on the calendar of whose it is.
    fn day_of(&self, content: &Content) -> Day {
        content.as_of.unwrap_or_else(|| self.platform.clock.now().day_in(&content.zone))
    }

    /// The content in its envelope, with the day that it bears.
    async fn draw(&self, kind: DocumentKind, content: Content, on: Day) -> Result<Drawn> {
        let partnership = match content.partnership {
            Some(id) => self.sources.partnerships.partnerships_as_system(&[id]).await?.pop(),
            None => None,
        };
        let logo = match content.partnership {
            Some(id) => self.logo_hash(id).await?,
            None => None,
        };
        let dated = if content.as_of.is_some() { "Arrêté au" } else { "Tiré le" };
        let envelope = Envelope {
            title: content.title,
            partnership: partnership.map(|partnership| partnership.name),
            drawn: format!("{dated} {}", date_in_words(on.0)),
            mark: content.mark,
            logo,
            body: content.body,
        };
        let text = serde_json::to_string(&envelope).map_err(Error::internal)?;
        // Another program may set the same content in another way.
        let digest = Sha256::new()
            .chain_update(env!("CARGO_PKG_VERSION"))
            .chain_update(kinds::template(kind))
            .chain_update(kinds::COMMON)
            .chain_update(&text)
            .finalize();
        Ok(Drawn { file_name: content.file_name, content: text, digest: hex::encode(digest), on })
    }

    /// A document that the actor asked for.
    ///
    /// # Errors
    /// The database's.
    pub async fn document(&self, actor: &Actor, id: DocumentId) -> Result<Option<Document>> {
        let since = KEPT.time.before(self.platform.clock.now());
        store::find(&self.platform.db, id, actor.person, since).await
    }

    /// The file of a document that the actor asked for, as long as the actor may still read what it says. To whom only
    /// what was published is left, it goes when it says that and no more.
    ///
    /// # Errors
    /// The database's.
    pub async fn file(&self, actor: &Actor, id: DocumentId) -> Result<Option<File>> {
        let Some(document) = self.document(actor, id).await? else { return Ok(None) };
        let now = self.platform.clock.now();
        let wish = document.wish();
        let content = match kinds::content(&self.sources, actor, &wish, now).await {
            Ok(content) => content,
            Err(Error::NotFound | Error::Forbidden) => return Ok(None),
            Err(error) => return Err(error),
        };
        if kinds::is_narrowed(&self.sources, actor, &wish).await?
            && self.draw(wish.kind, content, document.drawn_on).await?.digest != document.digest
        {
            return Ok(None);
        }
        store::file(&self.platform.db, id).await
    }

    /// What this slice holds on the actor.
    ///
    /// # Errors
    /// The database's.
    pub async fn my_data(&self, actor: &Actor) -> Result<serde_json::Value> {
        let asked = store::of_person(&self.platform.db, actor.person).await?;
        let lines: Vec<_> = asked
            .iter()
            .map(|one| {
                serde_json::json!({ "kind": one.kind, "subject": one.subject, "requestedAt": one.requested_at.to_string() })
            })
            .collect();
        Ok(serde_json::json!({ "documents": lines }))
    }
}

fn hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}
