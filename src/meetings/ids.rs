//! Ids of annual meetings and of what belongs to them.

use crate::typed_id;

typed_id!(
    /// An annual exchange meeting.
    MeetingId,
    "meeting"
);
typed_id!(
    /// An item of an agenda.
    AgendaItemId,
    "agenda-item"
);
typed_id!(
    /// What the minutes say of an item of the agenda: the same thing, seen from its written side.
    BlockId,
    "block"
);
typed_id!(
    /// Somebody present.
    PresenceId,
    "presence"
);
typed_id!(
    /// A remark on minutes that circulate.
    RemarkId,
    "remark"
);
typed_id!(
    /// A correction of approved minutes.
    ErratumId,
    "erratum"
);

impl From<BlockId> for AgendaItemId {
    fn from(block: BlockId) -> Self {
        Self(block.0)
    }
}

impl From<AgendaItemId> for BlockId {
    fn from(item: AgendaItemId) -> Self {
        Self(item.0)
    }
}
