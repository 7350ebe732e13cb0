//! Lists as files for spreadsheets: what the pages show, to whom they show it.

use super::Indicators;
use super::coverage::{Cell, CoverageParty, CoverageRow};
use super::model::{FigureKind, Item};
use crate::kernel::actor::{Actor, PartnershipId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::kernel::page::{MAX_PAGE, PageRequest};

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// The list behind a figure.
    Figure(FigureKind),
    /// The coverage of tribunals.
    Coverage,
}

/// A table to be written as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The file's name, without its ending.
    pub name: String,
    header: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

/// Spreadsheets take what begins so for a formula, and would run it.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// French spreadsheets read UTF-8 only when the file says so.
const BOM: &str = "\u{feff}";

impl Sheet {
    /// The file: UTF-8, semicolons, lines ended as spreadsheets do; no cell is a formula.
    ///
    /// # Errors
    /// None in practice: it is written in memory.
    pub fn to_csv(&self) -> Result<String> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        writer.write_record(&self.header).map_err(Error::internal)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| harmless(cell))).map_err(Error::internal)?;
        }
        let bytes = writer.into_inner().map_err(|error| Error::internal(error.into_error()))?;
        Ok(format!("{BOM}{}", String::from_utf8(bytes).map_err(Error::internal)?))
    }
}

/// The cell as text that no spreadsheet runs.
fn harmless(cell: &str) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

impl Indicators {
    /// A list of all partnerships in reach, of one, or of those of a territory, on that day or today.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a partnership whose figures are not meant for the actor.
    pub async fn export(
        &self,
        actor: &Actor,
        export: Export,
        (partnership, territory): (Option<PartnershipId>, Option<&str>),
        on: Option<Day>,
    ) -> Result<Sheet> {
        match export {
            Export::Figure(kind) => self.figure_sheet(actor, kind, (partnership, territory), on).await,
            Export::Coverage => self.coverage_sheet(actor, territory, on).await,
        }
    }

    async fn figure_sheet(
        &self,
        actor: &Actor,
        kind: FigureKind,
        (partnership, territory): (Option<PartnershipId>, Option<&str>),
        on: Option<Day>,
    ) -> Result<Sheet> {
        let mut readable = self.readable(actor, territory).await?;
        if let Some(id) = partnership {
            readable.retain(|one| one.id == id);
            if readable.is_empty() {
                return Err(Error::NotFound);
            }
        }
        let now = self.platform.clock.now();
        let on = on.unwrap_or_else(|| match readable.as_slice() {
            [only] => only.today(now),
            _ => self.today(),
        });
        let facts = self.facts(readable, on, now).await?;
        let name_of = |id: PartnershipId| {
            let found = facts.partnerships.iter().find(|one| one.id == id);
            found.map(|one| one.name.clone()).unwrap_or_default()
        };
        let row = |item: Item| {
            let state = if item.satisfied { "à jour" } else { "à faire" };
            vec![name_of(item.partnership), item.title, state.to_owned(), written(item.since)]
        };
        let list = super::figure(&facts, kind, on, now).list;
        Ok(Sheet {
            name: format!("{}-{on}", kind.slug()),
            header: vec!["Partenariat", "Intitulé", "Situation", "Date"],
            rows: list.into_iter().map(row).collect(),
        })
    }

    async fn coverage_sheet(&self, actor: &Actor, territory: Option<&str>, on: Option<Day>) -> Result<Sheet> {
        let on = on.unwrap_or_else(|| self.today());
        let mut rows = Vec::new();
        let mut request = PageRequest { first: MAX_PAGE, after: None, with_total: false };
        loop {
            let page = self.coverage(actor, territory, Some(on), &request).await?;
            request.after = page.rows.last().map(|(cursor, _)| cursor.clone());
            rows.extend(page.rows.into_iter().map(|(_, row)| covered(&row)));
            if !page.has_next {
                break;
            }
        }
        let header = vec![
            "Tribunal",
            "Partenariats",
            "SPIP",
            "CSAPA",
            "Protocole en vigueur",
            "en vigueur depuis",
            "Revu dans son délai",
            "revue attendue le",
            "Réunion depuis moins d’un an",
            "tenue le",
            "Formation croisée depuis moins d’un an",
            "donnée le",
            "Magistrat référent",
            "vacant depuis",
        ];
        Ok(Sheet { name: format!("couverture-{on}"), header, rows })
    }
}

fn covered(row: &CoverageRow) -> Vec<String> {
    let parties = |list: &[CoverageParty]| {
        let named = list.iter().map(|party| {
            let sign = if party.bound { "partie" } else { "pas partie" };
            format!("{} ({sign})", party.name)
        });
        named.collect::<Vec<_>>().join(", ")
    };
    let mut cells =
        vec![row.name.clone(), row.partnerships.join(", "), parties(&row.spips), parties(&row.csapas)];
    let of = |cell: Cell| [cell.state.label_fr().to_owned(), written(cell.since)];
    cells.extend(
        [row.protocol, row.reviewed, row.meeting, row.training, row.contact].into_iter().flat_map(of),
    );
    cells
}

fn written(day: Option<Day>) -> String {
    day.map(|day| day.0.strftime("%d/%m/%Y").to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_spreadsheets_read_accents() {
        let cells = ["=1+1", "+33", "-2", "@x", "\tx", "\rx", "a;b \"c\"", "été = hiver", ""];
        let sheet = Sheet {
            name: "x".into(),
            header: vec!["Intitulé"; cells.len()],
            rows: vec![cells.map(str::to_owned).to_vec()],
        };
        let csv = sheet.to_csv().unwrap();
        assert!(csv.starts_with("\u{feff}Intitulé;Intitulé"), "{csv}");
        let (_, line) = csv.split_once("\r\n").unwrap();
        let expected = "'=1+1;'+33;'-2;'@x;'\tx;\"'\rx\";\"a;b \"\"c\"\"\";été = hiver;\r\n";
        assert_eq!(line, expected);
    }
}
