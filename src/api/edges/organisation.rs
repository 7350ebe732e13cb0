use async_graphql::{ComplexObject, OutputType as _};

use crate::accounts::OrganisationPeople;
use crate::arrivals::OrganisationPacks;
use crate::directory::{Organisation, OrganisationLinks};
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
    fn packs(&self) -> OrganisationPacks {
        OrganisationPacks(self.id)
    }
}
