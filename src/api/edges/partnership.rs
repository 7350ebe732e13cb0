use async_graphql::{ComplexObject, OutputType as _};

use crate::partnerships::{Partnership, PartnershipLinks};
use crate::protocols::PartnershipProtocols;

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
}
