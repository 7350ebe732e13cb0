//! Territories: those of the reference file, and tribunals, which administrators enter.

use async_graphql::{ID, InputObject};

use super::model::Territory;
use super::policy::{Action, Place, authorise};
use super::scope::{Atlas, Scope};
use super::words::TerritoryKind;
use super::{Directory, reference, store};
use crate::confidentiality::{LINE, Screen, passed};
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::kernel::problem::Problem;
use crate::kernel::text::fold;
use crate::platform::audit::{self, By};

/// A tribunal to enter.
#[derive(Clone, Debug, InputObject)]
pub struct CreateTribunalInput {
    /// After tj:, such as 76-rouen.
    pub code: String,
    /// French name.
    pub name: String,
    /// The départements in which it lies.
    pub departement_codes: Vec<ID>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Which territories are looked for.
#[derive(Clone, Debug, Default)]
pub struct TerritoryFilter {
    /// Words of the name, the last one perhaps unfinished; or the end of a code, such as 76.
    pub search: Option<String>,
    /// All kinds when empty.
    pub kinds: Vec<TerritoryKind>,
}

impl Directory {
    /// Writes the reference file's territories where they are missing or differ; done at each start.
    ///
    /// # Errors
    /// The database's.
    pub async fn load_territories(&self) -> Result<()> {
        let known = Atlas::new(store::all_territories(&self.platform.db).await?);
        let changed: Vec<_> = reference::territories()
            .into_iter()
            .filter(|reference| !known.get(&reference.code).is_some_and(|known| is_same(known, reference)))
            .collect();
        if changed.is_empty() {
            return Ok(());
        }
        let mut tx = self.platform.db.begin().await?;
        // Départements come first in the file, so that sets find their members.
        for territory in &changed {
            store::put_territory(&mut tx, territory).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Enters a tribunal.
    ///
    /// # Errors
    /// Forbidden outside the territories administered; problems of code, name or départements.
    pub async fn create_tribunal(&self, actor: &Actor, input: CreateTribunalInput) -> Result<Territory> {
        let departements: Vec<String> = input.departement_codes.into_iter().map(|code| code.0).collect();
        let atlas = self.atlas(actor, &departements).await?;
        let scope = Scope::of(departements.iter().filter_map(|code| atlas.get(code)));
        let place = Place { organisation: None, scope: &scope };
        let post = authorise(actor, input.acting_post_id, Action::Administer, place, &atlas)?;
        actor.require_strong(self.platform.clock.now())?;

        let contacts = self.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let name = screen.required("name", &input.name, LINE);
        let code = input.code.trim().trim_start_matches("tj:").to_owned();
        screen.problems.require(is_tribunal_code(&code), || {
            Problem::new(
                "INVALID_VALUE",
                "Écrivez le code comme 76-rouen : département, tiret, ville sans accent.",
            )
            .on("code")
        });
        screen.problems.require(!departements.is_empty(), || {
            Problem::new("REQUIRED", "Indiquez au moins un département.").on("departementCodes")
        });
        let wrong = departements
            .iter()
            .any(|code| atlas.get(code).is_none_or(|found| found.kind != TerritoryKind::Departement));
        screen.problems.require(!wrong, || unknown_territory("departementCodes"));
        let codes = screen.check()?;
        let name = passed(name)?;

        let code = format!("tj:{code}");
        let mut tx = self.platform.db.begin().await?;
        if !store::insert_tribunal(&mut tx, &code, &name, &departements).await? {
            return Err(Error::problem(
                Problem::new("DUPLICATE", "Un tribunal porte déjà ce code.").on("code"),
            ));
        }
        let by = By::actor(actor, post);
        let details = serde_json::json!({ "territory": code, "confirmed": codes });
        // Territories are no nodes: the act is filed under who entered it.
        audit::record(&mut tx, &self.platform, by, "territory.create", actor.person, details).await?;
        tx.commit().await?;
        self.territories(&[code]).await?.pop().ok_or(Error::NotFound)
    }

    /// Territories by name; there are a few hundred, so they are read in one statement and sifted here.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_territories(
        &self,
        _actor: &Actor,
        filter: TerritoryFilter,
        page: &PageRequest,
    ) -> Result<Page<Territory>> {
        let search = fold(filter.search.as_deref().unwrap_or_default());
        let mut found: Vec<(String, Territory)> = store::all_territories(&self.platform.db)
            .await?
            .into_iter()
            .filter(|territory| filter.kinds.is_empty() || filter.kinds.contains(&territory.kind))
            .map(|territory| (format!("{} {}", fold(&territory.name), territory.code), territory))
            .filter(|(key, _)| search.is_empty() || matches(key, &search))
            .collect();
        found.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let total = page.with_total.then(|| i64::try_from(found.len()).unwrap_or(i64::MAX));
        let after = page.after_key();
        let limit = usize::try_from(page.limit()).unwrap_or(usize::MAX);
        let rows: Vec<_> = found.into_iter().filter(|(key, _)| *key > after).take(limit).collect();
        let page =
            Page::from_rows(rows, page, total, |(key, _)| Cursor { key: key.clone(), id: uuid::Uuid::nil() });
        Ok(Page {
            rows: page.rows.into_iter().map(|(cursor, (_, territory))| (cursor, territory)).collect(),
            has_next: page.has_next,
            total: page.total,
        })
    }

    /// The post under which the actor administers that territory.
    ///
    /// # Errors
    /// Forbidden outside the territories administered; a problem when the territory is unknown.
    pub async fn administering(
        &self,
        actor: &Actor,
        territory: &str,
        acting_post: Option<PostId>,
    ) -> Result<Option<PostId>> {
        let code = [territory.to_owned()];
        let atlas = self.atlas(actor, &code).await?;
        let scope = atlas.scope(&code);
        let place = Place { organisation: None, scope: &scope };
        let post = authorise(actor, acting_post, Action::Administer, place, &atlas)?;
        if scope.is_empty() { Err(Error::problem(unknown_territory("territory"))) } else { Ok(post) }
    }

    /// The territories of those codes and all that the actor administers.
    pub(super) async fn atlas(&self, actor: &Actor, codes: &[String]) -> Result<Atlas> {
        let administered = actor.mandates.iter().flat_map(|held| &held.administers);
        let codes: Vec<String> = codes.iter().chain(administered).cloned().collect();
        if codes.is_empty() {
            return Ok(Atlas::default());
        }
        Ok(Atlas::new(self.territories(&codes).await?))
    }
}

fn is_same(known: &Territory, reference: &reference::ReferenceTerritory) -> bool {
    let mut departements = reference.departements.clone();
    departements.sort_unstable();
    let zone_differs = known.kind == TerritoryKind::Departement
        && known.time_zones.iter().any(|zone| zone.name() != reference.time_zone);
    known.kind == reference.kind
        && known.name == reference.name
        && known.departement_codes == departements
        && !zone_differs
}

/// Every word of the search begins a word of the key, or the search is the code after its colon.
fn matches(key: &str, search: &str) -> bool {
    search.split(' ').all(|word| key.split([' ', ':', '-']).any(|own| own.starts_with(word)))
}

fn is_tribunal_code(code: &str) -> bool {
    let right = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | 'A' | 'B');
    code.contains('-') && code.len() <= 60 && code.chars().all(right)
}

/// The problem of a code that names no territory, or none that fits.
pub(super) fn unknown_territory(field: &str) -> Problem {
    Problem::new("UNKNOWN_TERRITORY", "Ce territoire n’existe pas dans le référentiel.").on(field)
}
