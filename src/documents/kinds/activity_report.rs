//! What a partnership did over a period, for its steering committee. It bears the last day that it tells of, not the
//! day on which it is asked for: the report of a day gone by is the same file whenever it is made.

use serde::Serialize;

use super::{Content, body, subject};
use crate::documents::Sources;
use crate::documents::model::Wish;
use crate::documents::words::day;
use crate::indicators::{
    ActivityReport, Cell, CoverageParty, CoverageRow, CoverageState, FigureKind, ReportFigure, ReportLine,
    ReportProtocol, Shown,
};
use crate::kernel::actor::Actor;
use crate::kernel::error::{Error, Result};

/// Its template.
pub const TEMPLATE: &str = include_str!("../templates/activity_report.typ");

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Body {
    from: String,
    on: String,
    territories: String,
    members: String,
    figures: Vec<FigureLine>,
    protocols: Vec<ProtocolLine>,
    done: Vec<Done>,
    courts: Vec<Court>,
}

#[derive(Serialize)]
struct FigureLine {
    label: String,
    count: String,
    missing: Vec<String>,
}

#[derive(Serialize)]
struct ProtocolLine {
    title: String,
    since: String,
    last: String,
    due: String,
}

#[derive(Serialize)]
struct Done {
    title: &'static str,
    lines: Vec<String>,
}

/// A tribunal, and what covers it: pairs of a practice and how it stands.
#[derive(Serialize)]
struct Court {
    name: String,
    cells: Vec<(&'static str, String)>,
}

/// What the asker reads of the report.
///
/// # Errors
/// [`Error::NotFound`] for whom its figures are not meant; a problem with a day to come or a period upside down.
pub async fn content(sources: &Sources, actor: &Actor, wish: &Wish) -> Result<Content> {
    let id = subject(&wish.subject, "subjectId")?;
    let found = sources.partnerships.find_all_visible(actor, &[id]).await?.remove(&id);
    let partnership = found.ok_or(Error::NotFound)?;
    let period = sources.indicators.period(&partnership, wish.from, wish.on);
    let report = sources.indicators.report(actor, id, period).await?;
    let mark = "Rapport provisoire : la journée n’est pas finie, ce qui s’y ajoute encore y entrera";
    Ok(Content {
        title: "Rapport d’activité".to_owned(),
        file_name: format!("rapport-d-activite-au-{}.pdf", report.on),
        mark: report.provisional.then(|| mark.to_owned()),
        partnership: Some(id),
        as_of: Some(report.on),
        zone: partnership.time_zone,
        body: body(shown(&report))?,
    })
}

fn shown(report: &ActivityReport) -> Body {
    let done =
        |title, lines: &[ReportLine]| Done { title, lines: lines.iter().map(|one| line(one, "")).collect() };
    Body {
        from: day(report.from),
        on: day(report.on),
        territories: report.territories.join(", "),
        members: if report.members.is_empty() { "aucune".to_owned() } else { report.members.join(", ") },
        figures: report.figures.iter().map(figure).collect(),
        protocols: report.protocols.iter().map(protocol).collect(),
        done: vec![
            done("Revues tenues", &report.reviews),
            done("Réunions annuelles", &report.meetings),
            done("Formations croisées", &report.trainings),
            done("Actions menées à bien", &report.actions_done),
        ],
        courts: report.coverage.iter().map(court).collect(),
    }
}

fn figure(one: &ReportFigure) -> FigureLine {
    FigureLine {
        label: one.label.clone(),
        count: count(one.count),
        missing: one.missing.iter().map(|missing| line(missing, since(one.kind))).collect(),
    }
}

/// People below five are never told.
fn count(shown: Shown) -> String {
    match (shown.satisfied, shown.total) {
        (_, None) => "moins de cinq personnes, non affiché".to_owned(),
        (_, Some(0)) => "rien à compter".to_owned(),
        (None, Some(total)) => format!("sur {total} ; le détail n’est pas affiché (moins de cinq personnes)"),
        (Some(satisfied), Some(total)) => format!("{satisfied} sur {total}"),
    }
}

/// What the day of a thing that is missing is.
const fn since(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::ProtocolsReviewedInPeriod => "attendue le ",
        FigureKind::PostsHeld => "depuis le ",
        FigureKind::AnnualMeetingHeld => "tenue le ",
        FigureKind::CrossTrainingGiven => "donnée le ",
        FigureKind::NewcomersWelcomed => "en poste depuis le ",
        FigureKind::DeparturesWithNote => "parti le ",
        FigureKind::ActionsInTime => "pour le ",
    }
}

fn line(one: &ReportLine, since: &str) -> String {
    let said = one.day.map(|on| format!(" ({since}{})", day(on))).unwrap_or_default();
    format!("{}{said}", one.title)
}

fn protocol(one: &ReportProtocol) -> ProtocolLine {
    let said = |on: Option<_>| on.map_or_else(|| "–".to_owned(), day);
    let late = if one.late { ", en retard" } else { "" };
    ProtocolLine {
        title: one.title.clone(),
        since: said(one.in_force_since),
        last: said(one.last_review),
        due: format!("{}{late}", said(one.due_on)),
    }
}

fn court(row: &CoverageRow) -> Court {
    let partnerships =
        if row.partnerships.is_empty() { "aucun".to_owned() } else { row.partnerships.join(", ") };
    Court {
        name: row.name.clone(),
        cells: vec![
            ("Partenariats", partnerships),
            ("SPIP", parties(&row.spips)),
            ("CSAPA", parties(&row.csapas)),
            ("Protocole en vigueur", cell(row.protocol, "depuis le")),
            ("Revu dans son délai", cell(row.reviewed, "revue attendue le")),
            ("Réunion depuis moins d’un an", cell(row.meeting, "tenue le")),
            ("Formation croisée depuis moins d’un an", cell(row.training, "donnée le")),
            ("Magistrat référent", contact(row.contact)),
        ],
    }
}

fn parties(list: &[CoverageParty]) -> String {
    let named = list.iter().map(|party| {
        format!("{} ({})", party.name, if party.bound { "partie au protocole" } else { "pas partie" })
    });
    let all = named.collect::<Vec<_>>().join(", ");
    if all.is_empty() { "aucun dans l’annuaire".to_owned() } else { all }
}

fn cell(cell: Cell, since: &str) -> String {
    let said = cell.since.map(|on| format!(", {since} {}", day(on))).unwrap_or_default();
    format!("{}{said}", cell.state.label_fr())
}

/// A post that is there and that nobody holds is vacant.
fn contact(one: Cell) -> String {
    match (one.state, one.since) {
        (CoverageState::Lapsed, Some(since)) => format!("vacant depuis le {}", day(since)),
        (CoverageState::Lapsed, None) => "vacant".to_owned(),
        _ => one.state.label_fr().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_below_five_are_not_told_on_paper_either() {
        let told = |satisfied, total| count(Shown { satisfied, total });
        assert_eq!(told(None, None), "moins de cinq personnes, non affiché");
        assert_eq!(told(None, Some(9)), "sur 9 ; le détail n’est pas affiché (moins de cinq personnes)");
        assert_eq!(told(Some(0), Some(0)), "rien à compter");
        assert_eq!(told(Some(1), Some(2)), "1 sur 2");
    }

    #[test]
    fn a_cell_says_the_day_that_says_why() {
        let since = Some("2026-03-03".parse().unwrap());
        let lapsed = Cell { state: CoverageState::Lapsed, since };
        assert_eq!(cell(lapsed, "tenue le"), "plus à jour, tenue le mardi 3 mars 2026");
        assert_eq!(contact(lapsed), "vacant depuis le mardi 3 mars 2026");
        assert_eq!(contact(Cell { state: CoverageState::Covered, since: None }), "oui");
        assert_eq!(parties(&[]), "aucun dans l’annuaire");
    }

    #[test]
    fn a_line_says_its_day_in_the_words_of_its_figure() {
        let one = ReportLine { title: "Protocole".into(), day: Some("2026-02-01".parse().unwrap()) };
        let words = line(&one, since(FigureKind::ProtocolsReviewedInPeriod));
        assert_eq!(words, "Protocole (attendue le dimanche 1er février 2026)");
        assert_eq!(line(&ReportLine { day: None, ..one }, ""), "Protocole");
    }
}
