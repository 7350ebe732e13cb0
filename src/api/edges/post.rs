use async_graphql::{ComplexObject, OutputType as _};

use crate::directory::{Post, PostLinks};

#[ComplexObject]
impl Post {
    #[graphql(flatten)]
    fn directory(&self) -> PostLinks {
        PostLinks(self.clone())
    }
}
