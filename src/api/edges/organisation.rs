use async_graphql::{ComplexObject, OutputType as _};

use crate::directory::{Organisation, OrganisationLinks};

#[ComplexObject]
impl Organisation {
    #[graphql(flatten)]
    fn directory(&self) -> OrganisationLinks {
        OrganisationLinks(self.clone())
    }
}
