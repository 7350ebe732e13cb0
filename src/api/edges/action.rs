//! What an action item leads to: what it was decided in, its owner.

use async_graphql::{ComplexObject, OutputType as _};

use crate::actions::{ActionItem, ActionLinks};
use crate::meetings::ActionOrigin;

#[ComplexObject]
impl ActionItem {
    #[graphql(flatten)]
    fn links(&self) -> ActionLinks {
        ActionLinks(self.clone())
    }

    #[graphql(flatten)]
    fn origin_in_words(&self) -> ActionOrigin {
        ActionOrigin(self.clone())
    }
}
