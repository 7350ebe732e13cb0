use async_graphql::{ComplexObject, OutputType as _};

use crate::accounts::{Me, ViewerAccount};
use crate::protocols::reminders::ViewerReminders;

#[ComplexObject]
impl Me {
    #[graphql(flatten)]
    fn accounts(&self) -> ViewerAccount {
        ViewerAccount(self.clone())
    }

    #[graphql(flatten)]
    fn reminders(&self) -> ViewerReminders {
        ViewerReminders
    }
}
