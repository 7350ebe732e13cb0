//! The leaflet that anybody reads: made anew when what it says changes, and each day, because it bears the day.

use jiff::SignedDuration;

use super::model::{DocumentKind, File, Wish};
use super::{Documents, Drawn, kinds, store};
use crate::kernel::error::Result;
use crate::platform::jobs::{JobError, Worker};
use crate::platform::pdf;
use crate::public::{Published, SHOWN_JOB};

/// The job that looks whether leaflets are up to date.
pub const LEAFLETS_JOB: &str = "documents.leaflets";
/// A leaflet that could not be made is not tried again before, however many ask for it: nobody of them can mend it.
pub const AGAIN: SignedDuration = SignedDuration::from_hours(1);

/// What a reader gets.
#[derive(Clone, Debug)]
pub enum Leaflet {
    /// The file.
    Ready(File),
    /// It is being made.
    Soon,
    /// There is no sheet at this address, or this program makes no documents.
    None,
}

impl Documents {
    pub(super) fn register_leaflets(&self, worker: &mut Worker) {
        let documents = self.clone();
        worker.every(LEAFLETS_JOB, AGAIN, move |_| {
            let documents = documents.clone();
            async move { documents.refresh_leaflets().await.map_err(JobError::from) }
        });
        let documents = self.clone();
        worker.handle(SHOWN_JOB, move |_| {
            let documents = documents.clone();
            async move { documents.refresh_leaflets().await.map_err(JobError::from) }
        });
    }

    /// Asks for those that are missing: what they say changed, or the day did.
    async fn refresh_leaflets(&self) -> Result<()> {
        for sheet in self.sources.public_sheets.listed_as_public().await? {
            if let Some(published) = self.sources.public_sheets.published_as_public(&sheet.slug).await? {
                self.leaflet(&published).await?;
            }
        }
        Ok(())
    }

    /// The leaflet of the sheet at this address.
    ///
    /// # Errors
    /// The database's.
    pub async fn leaflet_as_public(&self, slug: &str) -> Result<Leaflet> {
        if !pdf::AVAILABLE {
            return Ok(Leaflet::None);
        }
        let sheets = &self.sources.public_sheets;
        let Some(copy) = sheets.page_as_public(slug).await? else { return Ok(Leaflet::None) };
        let drawn = self.drawn(&copy.published).await?;
        if let Some(file) = store::public_file(&self.platform.db, &drawn.digest).await? {
            return Ok(Leaflet::Ready(file));
        }
        // The copy may be a minute behind, and what was retracted meanwhile must not be stored again.
        let Some(published) = sheets.published_as_public(slug).await? else { return Ok(Leaflet::None) };
        Ok(self.leaflet(&published).await?.map_or(Leaflet::Soon, Leaflet::Ready))
    }

    async fn drawn(&self, published: &Published) -> Result<Drawn> {
        let content = kinds::leaflet(published)?;
        let day = self.day_of(&content);
        self.draw(DocumentKind::PublicLeaflet, content, day).await
    }

    /// The file that says this; without one, it is asked for.
    async fn leaflet(&self, published: &Published) -> Result<Option<File>> {
        let drawn = self.drawn(published).await?;
        let found = store::public_file(&self.platform.db, &drawn.digest).await?;
        if found.is_none() {
            let (kind, subject) = (DocumentKind::PublicLeaflet, published.partnership_id.to_string());
            let wish = Wish { kind, subject, compared_with: None, from: None, on: None };
            let mut tx = self.platform.db.begin().await?;
            self.ask(&mut tx, &wish, None, &drawn).await?;
            tx.commit().await?;
        }
        Ok(found)
    }
}
