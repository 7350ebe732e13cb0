//! What a partnership leads to: nearly every slice hangs on it.

use async_graphql::{ComplexObject, OutputType as _};

use crate::actions::PartnershipActions;
use crate::arrivals::PartnershipPacks;
use crate::calendar::inbound::PartnershipInbound;
use crate::documents::PartnershipDocuments;
use crate::events::PartnershipEvents;
use crate::glossary::PartnershipGlossary;
use crate::handovers::PartnershipHandovers;
use crate::indicators::PartnershipFigures;
use crate::interregion::PartnershipInterregion;
use crate::meetings::{PartnershipMeetings, PartnershipNewcomers};
use crate::moves::PartnershipReports;
use crate::partnerships::{Partnership, PartnershipLinks};
use crate::protocols::PartnershipProtocols;
use crate::public::PartnershipSheet;
use crate::resources::PartnershipResources;
use crate::retraction::PartnershipRetractions;

#[ComplexObject]
impl Partnership {
    #[graphql(flatten)]
    fn partnership(&self) -> PartnershipLinks {
        PartnershipLinks(self.clone())
    }

    #[graphql(flatten)]
    fn protocols(&self) -> PartnershipProtocols {
        PartnershipProtocols(self.clone())
    }

    #[graphql(flatten)]
    fn actions(&self) -> PartnershipActions {
        PartnershipActions(self.id)
    }

    #[graphql(flatten)]
    fn events(&self) -> PartnershipEvents {
        PartnershipEvents(self.id)
    }

    #[graphql(flatten)]
    fn meetings(&self) -> PartnershipMeetings {
        PartnershipMeetings(self.clone())
    }

    #[graphql(flatten)]
    fn newcomers(&self) -> PartnershipNewcomers {
        PartnershipNewcomers(self.clone())
    }

    #[graphql(flatten)]
    fn public_sheet(&self) -> PartnershipSheet {
        PartnershipSheet(self.clone())
    }

    #[graphql(flatten)]
    fn documents(&self) -> PartnershipDocuments {
        PartnershipDocuments(self.clone())
    }

    #[graphql(flatten)]
    fn inbound(&self) -> PartnershipInbound {
        PartnershipInbound(self.clone())
    }

    #[graphql(flatten)]
    fn glossary(&self) -> PartnershipGlossary {
        PartnershipGlossary(self.clone())
    }

    #[graphql(flatten)]
    fn resources(&self) -> PartnershipResources {
        PartnershipResources(self.clone())
    }

    #[graphql(flatten)]
    fn interregion(&self) -> PartnershipInterregion {
        PartnershipInterregion(self.clone())
    }

    #[graphql(flatten)]
    fn handovers(&self) -> PartnershipHandovers {
        PartnershipHandovers(self.clone())
    }

    #[graphql(flatten)]
    fn retractions(&self) -> PartnershipRetractions {
        PartnershipRetractions(self.clone())
    }

    #[graphql(flatten)]
    fn packs(&self) -> PartnershipPacks {
        PartnershipPacks(self.clone())
    }

    #[graphql(flatten)]
    fn reports(&self) -> PartnershipReports {
        PartnershipReports(self.clone())
    }

    #[graphql(flatten)]
    fn figures(&self) -> PartnershipFigures {
        PartnershipFigures(self.clone())
    }
}
