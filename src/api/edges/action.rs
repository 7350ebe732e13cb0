use async_graphql::{ComplexObject, OutputType as _};

use crate::actions::{ActionItem, ActionLinks};

#[ComplexObject]
impl ActionItem {
    #[graphql(flatten)]
    fn links(&self) -> ActionLinks {
        ActionLinks(self.clone())
    }
}
