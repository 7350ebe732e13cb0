//! What whoever asks finds of their own: reminders, feeds, calendars, notes, packs, the home page.

use async_graphql::{ComplexObject, OutputType as _};

use crate::accounts::{Me, ViewerAccount};
use crate::arrivals::ViewerPacks;
use crate::calendar::ViewerFeeds;
use crate::calendar::inbound::ViewerInbound;
use crate::handovers::ViewerHandovers;
use crate::home::ViewerHome;
use crate::immersions::ViewerImmersions;
use crate::protocols::reminders::ViewerReminders;

#[ComplexObject]
#[expect(clippy::unused_self, reason = "what hangs on the viewer is read from the request's own viewer")]
impl Me {
    #[graphql(flatten)]
    fn accounts(&self) -> ViewerAccount {
        ViewerAccount(self.clone())
    }

    #[graphql(flatten)]
    fn reminders(&self) -> ViewerReminders {
        ViewerReminders
    }

    #[graphql(flatten)]
    fn calendar(&self) -> ViewerFeeds {
        ViewerFeeds
    }

    #[graphql(flatten)]
    fn inbound(&self) -> ViewerInbound {
        ViewerInbound
    }

    #[graphql(flatten)]
    fn handovers(&self) -> ViewerHandovers {
        ViewerHandovers
    }

    #[graphql(flatten)]
    fn packs(&self) -> ViewerPacks {
        ViewerPacks
    }

    #[graphql(flatten)]
    fn home(&self) -> ViewerHome {
        ViewerHome
    }

    #[graphql(flatten)]
    fn immersions(&self) -> ViewerImmersions {
        ViewerImmersions
    }
}
