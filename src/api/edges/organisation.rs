//! What an organisation leads to: its posts, partnerships, protocols, and what is told of it.

use async_graphql::{ComplexObject, OutputType as _};

use crate::accounts::OrganisationPeople;
use crate::arrivals::OrganisationPacks;
use crate::directory::{Organisation, OrganisationLinks};
use crate::moves::{OrganisationReports, OrganisationStructure};
use crate::partnerships::OrganisationPartnerships;
use crate::protocols::OrganisationProtocols;

#[ComplexObject]
impl Organisation {
    #[graphql(flatten)]
    fn directory(&self) -> OrganisationLinks {
        OrganisationLinks(self.clone())
    }

    #[graphql(flatten)]
    fn partnerships(&self) -> OrganisationPartnerships {
        OrganisationPartnerships(self.id)
    }

    #[graphql(flatten)]
    fn accounts(&self) -> OrganisationPeople {
        OrganisationPeople(self.clone())
    }
    #[graphql(flatten)]
    fn protocols(&self) -> OrganisationProtocols {
        OrganisationProtocols(self.id)
    }

    #[graphql(flatten)]
    fn reports(&self) -> OrganisationReports {
        OrganisationReports(self.id)
    }

    #[graphql(flatten)]
    fn structure(&self) -> OrganisationStructure {
        OrganisationStructure(self.id)
    }

    #[graphql(flatten)]
    fn packs(&self) -> OrganisationPacks {
        OrganisationPacks(self.id)
    }
}
