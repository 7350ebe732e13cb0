use async_graphql::{ComplexObject, OutputType as _};

use crate::directory::{ImportRun, ImportRunLinks};

#[ComplexObject]
impl ImportRun {
    #[graphql(flatten)]
    fn directory(&self) -> ImportRunLinks {
        ImportRunLinks(self.id)
    }
}
