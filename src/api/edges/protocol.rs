use async_graphql::{ComplexObject, OutputType as _};

use crate::protocols::{CooperationProtocol, ProtocolLinks};

#[ComplexObject]
impl CooperationProtocol {
    #[graphql(flatten)]
    fn protocol(&self) -> ProtocolLinks {
        ProtocolLinks(self.seen.clone())
    }
}
