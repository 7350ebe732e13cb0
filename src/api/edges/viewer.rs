use async_graphql::{ComplexObject, OutputType as _};

use crate::accounts::{Me, ViewerAccount};

#[ComplexObject]
impl Me {
    #[graphql(flatten)]
    fn accounts(&self) -> ViewerAccount {
        ViewerAccount(self.clone())
    }
}
