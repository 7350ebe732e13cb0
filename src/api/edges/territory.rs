//! What a territory leads to: its organisations, partnerships, and what moves there.

use async_graphql::{ComplexObject, OutputType as _};

use crate::directory::{Territory, TerritoryLinks};
use crate::moves::TerritoryContacts;
use crate::partnerships::TerritoryPartnerships;

#[ComplexObject]
impl Territory {
    #[graphql(flatten)]
    fn directory(&self) -> TerritoryLinks {
        TerritoryLinks(self.clone())
    }

    #[graphql(flatten)]
    fn moves(&self) -> TerritoryContacts {
        TerritoryContacts(self.code.clone())
    }

    #[graphql(flatten)]
    fn partnerships(&self) -> TerritoryPartnerships {
        TerritoryPartnerships(self.code.clone())
    }
}
