use async_graphql::{ComplexObject, OutputType as _};

use crate::partnerships::{Partnership, PartnershipLinks};

#[ComplexObject]
impl Partnership {
    #[graphql(flatten)]
    fn partnership(&self) -> PartnershipLinks {
        PartnershipLinks(self.clone())
    }
}
