//! Who asks, and the things they ask for. Each slice that brings root fields adds the ids of its things here.

use std::collections::BTreeMap;

use jonction::kernel::actor::PersonId;

use crate::support::TestApp;
use crate::support::World;

type Who = fn(&World) -> Option<PersonId>;

/// From the outside to the inside of the partnership of Rouen.
pub const PERSONAS: [(&str, Who); 13] = [
    ("anonymous", |_| None),
    ("stranger", |world| Some(world.stranger)),
    ("reunion_director", |world| Some(world.reunion_director.person)),
    ("observer", |world| Some(world.observer.person)),
    ("platform_admin", |world| Some(world.platform_admin)),
    ("territory_admin", |world| Some(world.territory_admin.person)),
    ("counsellor", |world| Some(world.counsellor.person)),
    ("doctor", |world| Some(world.doctor.person)),
    ("jap", |world| Some(world.jap.person)),
    ("prosecutor", |world| Some(world.prosecutor.person)),
    ("president", |world| Some(world.president.person)),
    ("csapa_director", |world| Some(world.csapa_director.person)),
    ("spip_director", |world| Some(world.spip_director.person)),
];

/// Values by argument name (`organisationId`), or by root field and argument name where one name means several things
/// (`endMandate.mandateId`).
pub fn ids(app: &TestApp) -> BTreeMap<&'static str, String> {
    let world = &app.world;
    BTreeMap::from([
        ("code", "dep:76".to_owned()),
        ("territoryCodes", "dep:76".to_owned()),
        ("departementCodes", "dep:76".to_owned()),
        ("organisationId", world.csapa.to_string()),
        ("partnershipId", world.rouen.to_string()),
        ("personId", world.stranger.to_string()),
        ("postId", world.doctor.post.to_string()),
        ("signatoryPostIds", world.csapa_director.post.to_string()),
        ("mandateId", world.doctor.mandate.to_string()),
        ("node.id", world.rouen.to_string()),
        ("ownerPostId", world.spip_director.post.to_string()),
        // Well-formed ids of nothing: whoever may not act is refused all the same.
        ("importRun.id", nothing("import")),
        ("importRunId", nothing("import")),
        ("originId", nothing("review")),
        ("feedTokenId", nothing("feed")),
    ])
}

fn nothing(kind: &str) -> String {
    format!("{kind}:019539c0-0000-7000-8000-000000000000")
}
