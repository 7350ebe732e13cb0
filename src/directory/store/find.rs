//! The finder's statements.

use crate::directory::model::{Organisation, Post, Territory};
use crate::directory::search::Looked;
use crate::directory::words::PostKind;
use crate::kernel::actor::OrganisationId;
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::kernel::page::PageRequest;
use crate::kernel::text::prefix_end;
use crate::platform::db::{Db, Q};

use super::read::{
    OrganisationRow, PostRow, TerritoryRow, organisation_columns, post_columns, territory_columns,
};

/// What the finder is asked for.
pub struct Wanted<'a> {
    pub looked: Option<&'a Looked>,
    pub kinds: &'a [String],
    /// Empty for everywhere.
    pub territory: &'a str,
    pub today: Day,
}

/// An organisation with its place in the list.
#[derive(sqlx::FromRow)]
struct FoundRow {
    rank: i64,
    name_key: String,
    #[sqlx(flatten)]
    organisation: OrganisationRow,
}

/// An organisation with its place in the list.
pub struct Found {
    /// Falls as the match gets better.
    pub rank: i64,
    pub name_key: String,
    pub organisation: Organisation,
}

/// $1 to $3: kinds, territory, today.
macro_rules! conditions {
    () => {
        "o.kind IN_TEXTS($1) AND (o.closed_on IS NULL OR o.closed_on >= $3) AND ($2 = '' OR EXISTS ( \
         SELECT 1 FROM organisation_territory ot JOIN territory_overlap x ON x.other_code = ot.territory_code \
         WHERE ot.organisation_id = o.id AND x.code = $2))"
    };
}

/// $4 to $8: stems of whole words and their number; stem of the last word; range of its prefix. The better the match, the
/// smaller the rank.
macro_rules! hits {
    () => {
        "(SELECT st.doc_id, CAST(-SUM(st.weight) AS BIGINT) AS rank FROM search_term st \
         WHERE st.kind = 'organisation' \
         AND (st.term IN_TEXTS($4) OR st.term = $6 OR (st.term >= $7 AND st.term < $8)) GROUP BY st.doc_id \
         HAVING COUNT(CASE WHEN st.term IN_TEXTS($4) THEN 1 END) = $5 \
         AND COUNT(CASE WHEN st.term = $6 OR (st.term >= $7 AND st.term < $8) THEN 1 END) > 0) hit"
    };
}

fn bind_wanted(q: Q, wanted: &Wanted<'_>) -> Q {
    let q = q.bind_texts(wanted.kinds.iter().cloned()).bind(wanted.territory.to_owned()).bind(wanted.today);
    match wanted.looked {
        None => q,
        Some(looked) => q
            .bind_texts(looked.whole.iter().cloned())
            .bind(i64::try_from(looked.whole.len()).unwrap_or(i64::MAX))
            .bind(looked.last_stem.clone())
            .bind(looked.last_prefix.clone())
            .bind(prefix_end(&looked.last_prefix)),
    }
}

/// One page and one row more.
pub async fn find_organisations(db: &Db, wanted: &Wanted<'_>, page: &PageRequest) -> Result<Vec<Found>> {
    const ALL: &str = concat!(
        "SELECT CAST(0 AS BIGINT) AS rank, o.name_key, ",
        organisation_columns!(),
        " FROM organisation o WHERE ",
        conditions!(),
        " AND (o.name_key, o.id) > ($4, $5) ORDER BY o.name_key, o.id LIMIT $6"
    );
    const MATCHING: &str = concat!(
        "SELECT hit.rank, o.name_key, ",
        organisation_columns!(),
        " FROM ",
        hits!(),
        " JOIN organisation o ON o.id = hit.doc_id WHERE ",
        conditions!(),
        " AND (hit.rank, o.name_key, o.id) > ($9, $10, $11) ORDER BY hit.rank, o.name_key, o.id LIMIT $12"
    );
    let key = page.after_key();
    let (rank, name_key) = key.split_once('|').unwrap_or(("", ""));
    let q = bind_wanted(db.q(if wanted.looked.is_some() { MATCHING } else { ALL }), wanted);
    let q = if wanted.looked.is_some() { q.bind(rank.parse().unwrap_or(i64::MIN)) } else { q };
    let q = q.bind(name_key.to_owned()).bind(page.after_id()).bind(page.limit());
    let rows: Vec<FoundRow> = db.all(q).await?;
    Ok(rows
        .into_iter()
        .map(|row| Found { rank: row.rank, name_key: row.name_key, organisation: row.organisation.into() })
        .collect())
}

/// How many there are in all.
pub async fn count_organisations(db: &Db, wanted: &Wanted<'_>) -> Result<i64> {
    const ALL: &str = concat!("SELECT COUNT(*) FROM organisation o WHERE ", conditions!());
    const MATCHING: &str = concat!(
        "SELECT COUNT(*) FROM ",
        hits!(),
        " JOIN organisation o ON o.id = hit.doc_id WHERE ",
        conditions!()
    );
    let q = bind_wanted(db.q(if wanted.looked.is_some() { MATCHING } else { ALL }), wanted);
    let count: Option<(i64,)> = db.maybe(q).await?;
    Ok(count.map_or(0, |(count,)| count))
}

/// Open organisations whose parent is one of these.
pub async fn children(db: &Db, parents: &[OrganisationId], today: Day) -> Result<Vec<Organisation>> {
    const SQL: &str = concat!(
        "SELECT ",
        organisation_columns!(),
        " FROM organisation o WHERE o.parent_id IN_IDS($1) AND (o.closed_on IS NULL OR o.closed_on >= $2) \
         ORDER BY o.name_key, o.id"
    );
    let q = db.q(SQL).bind_ids(parents.iter().map(|id| id.0)).bind(today);
    let rows: Vec<OrganisationRow> = db.all(q).await?;
    Ok(rows.into_iter().map(Organisation::from).collect())
}

/// All posts of these organisations, closed ones too, in the order in which they were entered.
pub async fn posts_of(db: &Db, organisations: &[OrganisationId]) -> Result<Vec<Post>> {
    const SQL: &str =
        concat!("SELECT ", post_columns!(), " FROM post p WHERE p.organisation_id IN_IDS($1) ORDER BY p.id");
    let rows: Vec<PostRow> = db.all(db.q(SQL).bind_ids(organisations.iter().map(|id| id.0))).await?;
    Ok(rows.into_iter().map(Post::from).collect())
}

#[derive(sqlx::FromRow)]
struct TribunalRow {
    owner: String,
    #[sqlx(flatten)]
    territory: TerritoryRow,
}

/// The tribunals that overlap each of these territories.
pub async fn tribunals_of(db: &Db, codes: &[String]) -> Result<Vec<(String, Territory)>> {
    const SQL: &str = concat!(
        "SELECT x.code AS owner, ",
        territory_columns!(),
        " FROM (SELECT DISTINCT code, other_code FROM territory_overlap WHERE code IN_TEXTS($1)) x \
         JOIN territory t ON t.code = x.other_code WHERE t.kind = 'TRIBUNAL' ORDER BY t.name_key, t.code"
    );
    let rows: Vec<TribunalRow> = db.all(db.q(SQL).bind_texts(codes.iter().cloned())).await?;
    Ok(rows.into_iter().map(|row| (row.owner, row.territory.into())).collect())
}

#[derive(sqlx::FromRow)]
struct ServingRow {
    owner: String,
    #[sqlx(flatten)]
    post: PostRow,
}

/// The open posts of these kinds in organisations whose territories overlap each of these.
pub async fn posts_serving(
    db: &Db,
    codes: &[String],
    kinds: &[PostKind],
    today: Day,
) -> Result<Vec<(String, Post)>> {
    const SQL: &str = concat!(
        "SELECT x.owner, ",
        post_columns!(),
        " FROM (SELECT DISTINCT v.code AS owner, ot.organisation_id FROM territory_overlap v \
         JOIN organisation_territory ot ON ot.territory_code = v.other_code WHERE v.code IN_TEXTS($1)) x \
         JOIN organisation o ON o.id = x.organisation_id JOIN post p ON p.organisation_id = o.id \
         WHERE p.kind IN_TEXTS($2) AND (p.closed_on IS NULL OR p.closed_on >= $3) \
         AND (o.closed_on IS NULL OR o.closed_on >= $3) ORDER BY p.kind DESC, o.name_key, p.id"
    );
    let q = db
        .q(SQL)
        .bind_texts(codes.iter().cloned())
        .bind_texts(kinds.iter().map(|kind| kind.code().to_owned()))
        .bind(today);
    let rows: Vec<ServingRow> = db.all(q).await?;
    Ok(rows.into_iter().map(|row| (row.owner, row.post.into())).collect())
}

/// The organisation that bears this number.
pub async fn organisation_by_number(db: &Db, number: &str) -> Result<Option<Organisation>> {
    const SQL: &str = concat!(
        "SELECT ",
        organisation_columns!(),
        " FROM organisation o WHERE o.siret = $1 OR o.finess = $1"
    );
    let row: Option<OrganisationRow> = db.maybe(db.q(SQL).bind(number.to_owned())).await?;
    Ok(row.map(Organisation::from))
}
