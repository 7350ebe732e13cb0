//! What a post leads to: its organisation, holders, notes to successors, packs and feeds.

use async_graphql::{ComplexObject, OutputType as _};

use crate::accounts::PostHolders;
use crate::arrivals::PostPacks;
use crate::calendar::PostFeeds;
use crate::directory::{Post, PostLinks};
use crate::handovers::PostHandovers;
use crate::moves::PostPlaces;

#[ComplexObject]
impl Post {
    #[graphql(flatten)]
    fn directory(&self) -> PostLinks {
        PostLinks(self.clone())
    }

    #[graphql(flatten)]
    fn accounts(&self) -> PostHolders {
        PostHolders(self.clone())
    }

    #[graphql(flatten)]
    fn handovers(&self) -> PostHandovers {
        PostHandovers(self.id)
    }

    #[graphql(flatten)]
    fn places(&self) -> PostPlaces {
        PostPlaces(self.clone())
    }

    #[graphql(flatten)]
    fn packs(&self) -> PostPacks {
        PostPacks(self.id)
    }

    #[graphql(flatten)]
    fn calendar(&self) -> PostFeeds {
        PostFeeds(self.id)
    }
}
