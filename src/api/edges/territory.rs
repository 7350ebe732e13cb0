use async_graphql::{ComplexObject, OutputType as _};

use crate::directory::{Territory, TerritoryLinks};

#[ComplexObject]
impl Territory {
    #[graphql(flatten)]
    fn directory(&self) -> TerritoryLinks {
        TerritoryLinks(self.clone())
    }
}
