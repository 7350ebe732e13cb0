//! The slice's identifiers.

use crate::typed_id;

typed_id!(
    /// A cooperation protocol.
    ProtocolId,
    "protocol"
);
typed_id!(
    /// One version of a protocol's text.
    VersionId,
    "version"
);
typed_id!(
    /// A clause of one version; its lineage ties it to the same clause in other versions.
    ClauseId,
    "clause"
);
typed_id!(
    /// An organisation's part in a protocol.
    PartyId,
    "party"
);
typed_id!(
    /// A signatory post's agreement to one exact text.
    ApprovalId,
    "approval"
);
typed_id!(
    /// A request for another text.
    ChangeRequestId,
    "change-request"
);
typed_id!(
    /// One renewal of a fixed term.
    RenewalId,
    "renewal"
);
typed_id!(
    /// A dated note that follows a closed review or an approval.
    CorrectionId,
    "correction"
);
typed_id!(
    /// A review of a protocol.
    ReviewId,
    "review"
);
typed_id!(
    /// What a review says of one clause.
    FindingId,
    "finding"
);
