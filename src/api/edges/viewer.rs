use async_graphql::{ComplexObject, OutputType as _};

use crate::accounts::{Me, ViewerAccount};
<<<<<<< HEAD
use crate::calendar::ViewerFeeds;
=======
use crate::protocols::reminders::ViewerReminders;
>>>>>>> reviews

#[ComplexObject]
impl Me {
    #[graphql(flatten)]
    fn accounts(&self) -> ViewerAccount {
        ViewerAccount(self.clone())
    }

    #[graphql(flatten)]
<<<<<<< HEAD
    fn calendar(&self) -> ViewerFeeds {
        ViewerFeeds
=======
    fn reminders(&self) -> ViewerReminders {
        ViewerReminders
>>>>>>> reviews
    }
}
