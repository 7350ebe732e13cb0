//! Lists of those present at a review or a meeting: all must be known, and two lists can be compared as text.

use super::ReviewParticipantInput as Present;
use crate::accounts::{Accounts, Person};
use crate::directory::{Directory, Post};
use crate::kernel::error::{Problems, Result};
use crate::kernel::problem::Problem;

/// Notes a problem on `field` for each of them that the directory does not know.
///
/// # Errors
/// The database's.
pub async fn check(
    directory: &Directory,
    accounts: &Accounts,
    field: &str,
    present: &[Present],
    problems: &mut Problems,
) -> Result<()> {
    let organisations: Vec<_> = present.iter().map(|p| p.organisation_id).collect();
    let posts: Vec<_> = present.iter().filter_map(|p| p.post_id).collect();
    let people: Vec<_> = present.iter().filter_map(|p| p.person_id).collect();
    let organisations = directory.organisations(&organisations).await?;
    let posts = directory.posts(&posts).await?;
    let people = accounts.people(&people).await?;
    for (place, participant) in present.iter().enumerate() {
        let known = organisations.iter().any(|found| found.id == participant.organisation_id)
            && participant.post_id.is_none_or(|id| posts.iter().any(|found| found.id == id))
            && participant.person_id.is_none_or(|id| people.contains_key(&id));
        problems.require(known, || {
            Problem::new("INVALID_VALUE", "Cette personne ou cette structure n’est pas dans l’annuaire.")
                .on(format!("{field}.{place}"))
        });
    }
    Ok(())
}

/// A list as text, a line each.
///
/// # Errors
/// The database's.
pub async fn names(directory: &Directory, accounts: &Accounts, present: &[Present]) -> Result<String> {
    let organisations: Vec<_> = present.iter().map(|p| p.organisation_id).collect();
    let organisations = directory.organisations(&organisations).await?;
    let posts: Vec<_> = present.iter().filter_map(|p| p.post_id).collect();
    let posts = directory.posts(&posts).await?;
    let people: Vec<_> = present.iter().filter_map(|p| p.person_id).collect();
    let people = accounts.people(&people).await?;
    let line = |participant: &Present| {
        let organisation = organisations.iter().find(|found| found.id == participant.organisation_id);
        let post = posts.iter().find(|found| Some(found.id) == participant.post_id);
        let person = participant.person_id.and_then(|id| people.get(&id));
        let parts = [
            organisation.map(|found| found.name.clone()),
            post.map(Post::label_fr),
            person.map(Person::full_name),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    Ok(present.iter().map(line).collect::<Vec<_>>().join("\n"))
}
