//! A version of a protocol: the text, who agreed to it, the hash of what was agreed to.

use serde::Serialize;

use super::{Content, body, subject};
use crate::accounts::Capacity;
use crate::directory::PostKind;
use crate::documents::Sources;
use crate::documents::model::Wish;
use crate::documents::names::{Names, Wanted};
use crate::documents::words::{day, joined, moment, paragraphs};
use crate::glossary::{common, first_occurrences};
use crate::kernel::actor::Actor;
use crate::kernel::error::Result;
use crate::kernel::text::fold;
use crate::protocols::corrections::Correction;
use crate::protocols::ids::ApprovalId;
use crate::protocols::{
    Approval, Clause, Means, Protocol, Seen, Sight, Signatory, VersionRow, VersionStatus, awaited, canonical,
};

/// Its template.
pub const TEMPLATE: &str = include_str!("../templates/protocol_version.typ");

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Body {
    standing: String,
    /// The asker sees clauses marked public alone, and nobody's approval.
    published_only: bool,
    parties: Vec<PartyLine>,
    clauses: Vec<ClauseText>,
    words: Vec<Word>,
    approvals: Vec<ApprovalLine>,
    awaited: Vec<String>,
    hash: Option<String>,
    hash_format: i32,
}

#[derive(Serialize)]
struct PartyLine {
    name: String,
    signatories: Vec<String>,
}

#[derive(Serialize)]
struct ClauseText {
    number: i64,
    title: String,
    theme: &'static str,
    roles: Vec<&'static str>,
    paragraphs: Vec<String>,
}

impl From<&Clause> for ClauseText {
    fn from(clause: &Clause) -> Self {
        Self {
            number: clause.number,
            title: clause.title.clone(),
            theme: clause.theme.label_fr(),
            roles: clause
                .marked_for
                .split(',')
                .filter_map(PostKind::from_code)
                .map(PostKind::label_fr)
                .collect(),
            paragraphs: paragraphs(&clause.body),
        }
    }
}

#[derive(Serialize)]
struct Word {
    term: String,
    justice: String,
    health: String,
    source: String,
}

#[derive(Serialize)]
struct ApprovalLine {
    post: String,
    organisation: String,
    who: String,
    how: String,
    corrections: Vec<String>,
}

/// What the asker sees of the version.
///
/// # Errors
/// [`NotFound`](crate::kernel::error::Error::NotFound) when out of reach.
pub async fn content(sources: &Sources, actor: &Actor, wish: &Wish) -> Result<Content> {
    let (seen, version) =
        sources.protocols.visible_version(actor, subject(&wish.subject, "subjectId")?).await?;
    let full = seen.sight == Sight::Full;
    let clauses = clauses(sources, &seen, &version).await?;
    let signatories = sources.protocols.signatories_as_system(&[version.id]).await?;
    let mut approvals = Vec::new();
    let mut corrections = Vec::new();
    if full {
        approvals = sources.protocols.approvals_as_system(&[version.id]).await?;
        approvals.retain(|approval| approval.voided_at.is_none());
        let ids: Vec<ApprovalId> = approvals.iter().map(|approval| approval.id).collect();
        corrections = sources.protocols.corrections_as_system(&ids).await?;
    }
    let awaited = if version.status == VersionStatus::InApproval && full {
        awaited(&signatories, &approvals)
    } else {
        Vec::new()
    };
    let wanted = Wanted {
        people: approvals.iter().filter_map(|approval| approval.person_id).collect(),
        posts: signatories.iter().filter_map(|row| row.post_id).collect(),
        organisations: Vec::new(),
    };
    let names = Names::of(sources, actor, wanted).await?;
    let protocol = &seen.protocol;
    let body = body(Body {
        standing: standing(&version),
        published_only: !full,
        parties: parties(sources, protocol, &signatories, &names).await?,
        words: words(sources, &seen, &clauses).await?,
        clauses: clauses.iter().map(ClauseText::from).collect(),
        approvals: approvals.iter().map(|approval| line(approval, &corrections, protocol, &names)).collect(),
        awaited: awaited
            .into_iter()
            .map(|post| joined([names.post(Some(post)), names.place_of(post)]))
            .collect(),
        hash: version.text_hash.clone().filter(|_| full),
        hash_format: canonical::FORMAT,
    })?;
    Ok(Content {
        title: format!("{}, version {}", protocol.title, version.number),
        file_name: format!("protocole-version-{}.pdf", version.number),
        mark: mark(version.status).map(str::to_owned),
        partnership: Some(protocol.partnership_id),
        as_of: None,
        zone: protocol.time_zone.clone(),
        body,
    })
}

/// The clauses that the asker sees: all, or those marked public.
pub(super) async fn clauses(sources: &Sources, seen: &Seen, version: &VersionRow) -> Result<Vec<Clause>> {
    let mut clauses = sources.protocols.clauses_as_system(&[version.id]).await?;
    clauses.retain(|clause| seen.sight == Sight::Full || clause.public);
    Ok(clauses)
}

async fn parties(
    sources: &Sources,
    protocol: &Protocol,
    signatories: &[Signatory],
    names: &Names,
) -> Result<Vec<PartyLine>> {
    let parties = sources.protocols.parties_as_system(&[protocol.id]).await?;
    let signing = |id| signatories.iter().filter(move |row| row.party_id == id);
    Ok(parties
        .into_iter()
        .filter(|party| signing(party.id).next().is_some())
        .map(|party| PartyLine {
            signatories: signing(party.id).filter_map(|row| names.post(row.post_id)).collect(),
            name: party.organisation_name,
        })
        .collect())
}

/// Each word with two senses once, in alphabetical order. Who reads the partnership sees its wording, others the common one.
async fn words(sources: &Sources, seen: &Seen, clauses: &[Clause]) -> Result<Vec<Word>> {
    let id = seen.protocol.partnership_id;
    let mut entries = if seen.sight == Sight::Full {
        sources.glossary.of_partnerships_as_system(&[id]).await?.remove(&id).unwrap_or_default()
    } else {
        common().to_vec()
    };
    entries.retain(|entry| !entry.hidden);
    let texts: Vec<&str> = clauses.iter().map(|clause| clause.body.as_str()).collect();
    let forms = entries.iter().map(|entry| entry.forms.iter().map(String::as_str));
    let mut words: Vec<Word> = first_occurrences(&texts, forms)
        .into_iter()
        .map(|found| &entries[found.word])
        .map(|entry| Word {
            term: entry.word.clone(),
            justice: entry.justice.clone(),
            health: entry.health.clone(),
            source: entry.source.clone(),
        })
        .collect();
    words.sort_by_cached_key(|word| fold(&word.term));
    Ok(words)
}

fn line(approval: &Approval, corrections: &[Correction], protocol: &Protocol, names: &Names) -> ApprovalLine {
    let zone = &protocol.time_zone;
    let capacity = match approval.capacity {
        Capacity::Titular => "titulaire",
        Capacity::Interim => "par intérim",
        Capacity::Delegate => "par délégation",
    };
    let who = names.person(approval.person_id).unwrap_or_else(|| "Nom effacé".to_owned());
    let how = match (approval.means, approval.paper_signed_on) {
        (Means::Paper, Some(signed_on)) => {
            let place = approval.paper_place.as_deref().map(|place| format!(", {place}")).unwrap_or_default();
            let original = approval.paper_original.as_deref();
            let original = original.map(|at| format!(" (original : {at})")).unwrap_or_default();
            format!("Signé sur papier le {}{place}{original}", day(signed_on))
        }
        _ => format!("Approuvé dans Jonction le {}", moment(approval.at, zone)),
    };
    ApprovalLine {
        post: names.post(Some(approval.post_id)).unwrap_or_default(),
        organisation: names.place_of(approval.post_id).unwrap_or_default(),
        who: format!("{who}, {capacity}"),
        how,
        corrections: corrections
            .iter()
            .filter(|correction| correction.subject_id == approval.id.0)
            .map(|correction| format!("Correction du {} : {}", moment(correction.at, zone), correction.text))
            .collect(),
    }
}

fn standing(version: &VersionRow) -> String {
    match (version.in_force_from, version.in_force_until) {
        (Some(from), Some(until)) => format!("En vigueur du {} au {}.", day(from), day(until)),
        (Some(from), None) if version.status == VersionStatus::InForce => {
            format!("En vigueur depuis le {}.", day(from))
        }
        (Some(from), None) => format!("Entre en vigueur le {}.", day(from)),
        (None, _) => match version.effect_date {
            Some(date) => format!("Date d’effet souhaitée : {}.", day(date)),
            None => "Ce texte n’est pas en vigueur.".to_owned(),
        },
    }
}

fn mark(status: VersionStatus) -> Option<&'static str> {
    match status {
        VersionStatus::Draft => Some("Brouillon : ce texte peut encore changer"),
        VersionStatus::InApproval => Some("Texte soumis à l’approbation des signataires"),
        VersionStatus::Agreed | VersionStatus::InForce => None,
        VersionStatus::Superseded => Some("Texte remplacé par une version plus récente"),
        VersionStatus::Abandoned => Some("Texte abandonné"),
    }
}
