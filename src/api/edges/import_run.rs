//! What a run of an import leads to: its lines' organisations, and who asked for it.

use async_graphql::{ComplexObject, OutputType as _};

use crate::accounts::ImportStarter;
use crate::directory::{ImportRun, ImportRunLinks};

#[ComplexObject]
impl ImportRun {
    #[graphql(flatten)]
    fn directory(&self) -> ImportRunLinks {
        ImportRunLinks(self.id)
    }

    #[graphql(flatten)]
    fn accounts(&self) -> ImportStarter {
        ImportStarter(self.person)
    }
}
