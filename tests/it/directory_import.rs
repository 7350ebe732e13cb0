//! Imports of organisations: preview, account of each line, all or nothing, twice the same.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::{Persona, TestApp, problem_codes};

const RUN: &str = "id state progress linesTotal created updated unchanged refused problems { code } finishedAt \
    lines { totalCount nodes { line name outcome organisation { name } problems { code field } } }";

/// A row of the extract without header: number, legal entity, name, département, town, category and its words, SIRET.
fn row(cells: [&str; 8]) -> String {
    let [finess, entity, name, departement, town, category, words, siret] = cells;
    format!(
        "structureet;{finess};{entity};{name};;;;12;RUE;DES CARMES;;;540;{departement};;{town};0235000000;;{category};{words};;;{siret};;;;;;;;;\n"
    )
}

fn extract() -> String {
    [
        "finess;etalab;93;2026-03-03\n".to_owned(),
        row([
            "760000017",
            "760000009",
            "CSAPA LA BOUSSOLE",
            "76",
            "76000 ROUEN CEDEX",
            "197",
            "C.S.A.P.A.",
            "73282932000074",
        ]),
        row([
            "270000018",
            "760000009",
            "CAARUD LE PORT",
            "27",
            "27000 EVREUX",
            "178",
            "CAARUD",
            "73282932000074",
        ]),
        row([
            "760000025",
            "",
            "APPARTEMENTS DU CENTRE",
            "76",
            "76600 LE HAVRE",
            "165",
            "Appartement de Coordination Thérapeutique",
            "123",
        ]),
        row(["760000033", "", "EHPAD LES TILLEULS", "76", "76000 ROUEN", "500", "EHPAD", ""]),
        row(["9D0000019", "", "CSAPA DES PALMES", "9D", "97410 ST PIERRE", "197", "C.S.A.P.A.", ""]),
        row(["76000", "", "CSAPA SANS NUMERO", "76", "76000 ROUEN", "197", "C.S.A.P.A.", ""]),
        row(["760000017", "", "CSAPA DEUX FOIS", "76", "76000 ROUEN", "197", "C.S.A.P.A.", ""]),
        "geolocalisation;760000017;562000.0;6928000.0;1;LAMBERT_93;2026-03-03\n".to_owned(),
    ]
    .concat()
}

async fn preview(persona: &Persona<'_>, format: &str, csv: &str, more: Value) -> Value {
    let mut input = json!({"format": format, "fileName": "structures.csv", "csv": csv});
    for (field, value) in more.as_object().expect("an object") {
        input[field] = value.clone();
    }
    let query = format!(
        "mutation($input: PreviewOrganisationImportInput!) {{ previewOrganisationImport(input: $input) {{ \
         importRun {{ {RUN} }} problems {{ code field }} }} }}"
    );
    persona.graphql(&query, json!({ "input": input })).await["previewOrganisationImport"].take()
}

async fn start(persona: &Persona<'_>, run: &Value, skip_refused: bool) -> Value {
    let query = format!(
        "mutation($input: StartOrganisationImportInput!) {{ startOrganisationImport(input: $input) {{ \
         importRun {{ {RUN} }} problems {{ code field }} }} }}"
    );
    let input = json!({"input": {"importRunId": run["id"], "skipRefused": skip_refused}});
    persona.graphql(&query, input).await["startOrganisationImport"].take()
}

async fn look(persona: &Persona<'_>, run: &Value) -> Value {
    let query = format!("query($id: ID!) {{ importRun(id: $id) {{ {RUN} }} }}");
    persona.graphql(&query, json!({"id": run["id"]})).await["importRun"].take()
}

/// Outcome and problem codes of each line.
fn account(run: &Value) -> Vec<String> {
    let lines = run["lines"]["nodes"].as_array().expect("lines");
    lines
        .iter()
        .map(|line| {
            format!(
                "{} {} {}",
                line["line"],
                line["outcome"].as_str().unwrap(),
                problem_codes(line).join(",")
            )
            .trim_end()
            .to_owned()
        })
        .collect()
}

/// Number, name and revision of every organisation.
async fn organisations(app: &TestApp) -> Vec<(String, Option<String>, Option<String>, i64)> {
    let db = &app.app.platform.db;
    db.all(db.q("SELECT name, finess, siret, revision FROM organisation ORDER BY name, id")).await.unwrap()
}

on_both! {
    async fn an_extract_is_previewed_line_by_line(app) {
        let before = organisations(app).await;
        let admin = app.persona(app.world.territory_admin.person).await;
        let payload = preview(&admin, "FINESS_EXTRACT", &extract(), json!({})).await;
        let run = &payload["importRun"];
        assert_eq!(run["state"], "PREVIEWED");
        assert_eq!(account(run), [
            "2 CREATED",
            "3 CREATED SIRET_SHARED",
            "4 CREATED SIRET_IGNORED",
            "6 REFUSED NOT_ALLOWED",
            "7 REFUSED INVALID_FINESS",
            "8 REFUSED DUPLICATE",
        ]);
        assert_eq!((&run["linesTotal"], &run["created"], &run["refused"]), (&json!(6), &json!(3), &json!(3)));
        assert_eq!(organisations(app).await, before, "a preview writes nothing");
    }

    async fn an_import_is_started_knowingly_and_written_once(app) {
        let admin = app.persona(app.world.territory_admin.person).await;
        let run = preview(&admin, "FINESS_EXTRACT", &extract(), json!({})).await["importRun"].take();
        let before = organisations(app).await;
        assert_eq!(problem_codes(&start(&admin, &run, false).await), ["IMPORT_HAS_REFUSED_LINES"]);
        let started = start(&admin, &run, true).await;
        assert_eq!(started["importRun"]["state"], "RUNNING");
        assert_eq!(organisations(app).await, before, "nothing is written before the job");
        app.run_jobs().await;
        let done = look(&admin, &run).await;
        assert_eq!((&done["state"], &done["progress"]), (&json!("DONE"), &json!(6)));
        assert_eq!(done["lines"]["nodes"][0]["organisation"]["name"], "CSAPA LA BOUSSOLE");
        let after = organisations(app).await;
        assert_eq!(after.len(), before.len() + 3);
        assert!(after.contains(&("CSAPA LA BOUSSOLE".into(), Some("760000017".into()), Some("73282932000074".into()), 1)));
        assert!(after.contains(&("CAARUD LE PORT".into(), Some("270000018".into()), None, 1)));
        let query = "{ organisations(search: \"boussole rouen\") { nodes { kind sector finessLevel timeZone \
            contact { address postalCode city phone } territories { code } } } }";
        let data = admin.graphql(query, json!({})).await;
        assert_eq!(data["organisations"]["nodes"], json!([{
            "kind": "CSAPA", "sector": "MEDICO_SOCIAL", "finessLevel": "SITE", "timeZone": "Europe/Paris",
            "contact": {"address": "12 RUE DES CARMES", "postalCode": "76000", "city": "ROUEN CEDEX", "phone": "0235000000"},
            "territories": [{"code": "dep:76"}]}]));

        // Asked again, it is done already; the same file again changes nothing.
        assert_eq!(start(&admin, &run, true).await["importRun"]["state"], "DONE");
        let again = preview(&admin, "FINESS_EXTRACT", &extract(), json!({})).await["importRun"].take();
        assert_eq!((&again["unchanged"], &again["created"], &again["updated"]), (&json!(3), &json!(0), &json!(0)));
        start(&admin, &again, true).await;
        app.run_jobs().await;
        assert_eq!(look(&admin, &again).await["state"], "DONE");
        assert_eq!(organisations(app).await, after);
        let db = &app.app.platform.db;
        let (acts,): (i64,) = db.maybe(db.q("SELECT COUNT(*) FROM audit WHERE action = 'organisation.create'")).await.unwrap().unwrap();
        assert_eq!(acts, 3);
    }

    async fn a_preview_that_no_longer_holds_writes_nothing(app) {
        let admin = app.persona(app.world.territory_admin.person).await;
        let first = preview(&admin, "FINESS_EXTRACT", &extract(), json!({})).await["importRun"].take();
        let second = preview(&admin, "FINESS_EXTRACT", &extract(), json!({})).await["importRun"].take();
        start(&admin, &first, true).await;
        start(&admin, &second, true).await;
        app.run_jobs().await;
        let mut runs = [look(&admin, &first).await, look(&admin, &second).await];
        runs.sort_by_key(|run| run["state"].to_string());
        assert_eq!([&runs[0]["state"], &runs[1]["state"]], ["DONE", "FAILED"], "whichever came first");
        assert_eq!(problem_codes(&runs[1]), ["IMPORT_OUTDATED"]);
        assert_eq!(runs[1]["progress"], 0);
        assert_eq!(organisations(app).await.len(), 5 + 3);
        assert_eq!(problem_codes(&start(&admin, &runs[1], true).await), ["IMPORT_OUTDATED"]);
    }

    async fn parents_and_those_below_them_may_come_in_one_file(app) {
        let admin = app.persona(app.world.territory_admin.person).await;
        let csv = "nom;type;finess;structure_parente;territoires\n\
            Antenne;CAARUD;760000033;760000025;76\n\
            Centre;CSAPA;760000025;760000009;76\n\
            Association;ORGANISME_GESTIONNAIRE;760000009;;76\n";
        let run = preview(&admin, "SIMPLE", csv, json!({})).await["importRun"].take();
        assert_eq!(account(&run), ["2 CREATED", "3 CREATED", "4 CREATED"]);
        start(&admin, &run, false).await;
        app.run_jobs().await;
        let data = admin.graphql("{ organisations(search: \"antenne\") { nodes { parent { name parent { name } } } } }", json!({})).await;
        assert_eq!(data["organisations"]["nodes"], json!([{"parent": {"name": "Centre", "parent": {"name": "Association"}}}]));
        let again = preview(&admin, "SIMPLE", csv, json!({})).await["importRun"].take();
        assert_eq!(again["unchanged"], 3, "{again:#}");
    }

    async fn one_line_that_fails_at_the_end_undoes_the_others(app) {
        let admin = app.persona(app.world.territory_admin.person).await;
        let csv = "nom;type;finess;territoires\nCSAPA un;CSAPA;760000017;76\nCSAPA deux;CSAPA;760000025;76\n";
        let run = preview(&admin, "SIMPLE", csv, json!({})).await["importRun"].take();
        // A number that only the writing meets: the check before it looks at what the line says now.
        let db = &app.app.platform.db;
        let mut tx = db.begin().await.unwrap();
        let q = tx.q("UPDATE organisation_import_line SET content = REPLACE(content, '760000025', '760000017') WHERE line = 3");
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        start(&admin, &run, false).await;
        app.run_jobs().await;
        assert_eq!(look(&admin, &run).await["state"], "FAILED");
        assert_eq!(organisations(app).await.len(), 5, "the first line is not there either");
    }

    async fn an_edit_meanwhile_is_not_overwritten(app) {
        let admin = app.persona(app.world.territory_admin.person).await;
        let csv = "nom,type,telephone,territoires\nCSAPA La Passerelle,csapa,02 35 11 22 33,76\n";
        let run = preview(&admin, "SIMPLE", csv, json!({})).await["importRun"].take();
        assert_eq!(account(&run), ["2 UPDATED"]);
        let change = "mutation($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { problems { code } } }";
        let director = app.persona(app.world.csapa_director.person).await;
        director.graphql(change, json!({"input": {"organisationId": app.world.csapa.to_string(), "baseRevision": 1, "shortName": "Passerelle"}})).await;
        start(&admin, &run, false).await;
        app.run_jobs().await;
        assert_eq!(look(&admin, &run).await["state"], "FAILED");
        let again = preview(&admin, "SIMPLE", csv, json!({})).await["importRun"].take();
        start(&admin, &again, false).await;
        app.run_jobs().await;
        let query = "{ organisations(search: \"passerelle\") { nodes { shortName revision contact { phone } } } }";
        let data = admin.graphql(query, json!({})).await;
        assert_eq!(data["organisations"]["nodes"], json!([{"shortName": "Passerelle", "revision": 3, "contact": {"phone": "02 35 11 22 33"}}]));
    }

    async fn the_simple_form_takes_what_spreadsheets_write(app) {
        let admin = app.persona(app.world.platform_admin).await;
        // A byte order mark, UTF-8 read as Latin-1, tabs, capitals and accents in the header, a quoted cell.
        let csv = "\u{feff}NOM\tType\tTerritoires\tCode postal\tT\u{c3}\u{a9}l\u{c3}\u{a9}phone\tVille\n\
            \"SPIP de l\u{e2}\u{20ac}\u{2122}Eure\"\tspip\t27, tj:76-rouen\t27000\t02 32 00 00 00\t\u{c3}\u{2030}vreux\n\
            Centre du Port\tAppartements de coordination th\u{c3}\u{a9}rapeutique (ACT)\t974\t\t\t\n\
            Sans type\tautre chose\t76\t\t\t\n\
            Sans territoire\tCSAPA\t\t\t\t\n\
            Ailleurs\tCSAPA\t999\t\t\t\n";
        let payload = preview(&admin, "SIMPLE", csv, json!({})).await;
        let run = &payload["importRun"];
        assert_eq!(account(run), [
            "2 CREATED", "3 CREATED", "4 REFUSED INVALID_VALUE", "5 REFUSED REQUIRED", "6 REFUSED UNKNOWN_TERRITORY",
        ]);
        assert_eq!(run["lines"]["nodes"][0]["name"], "SPIP de l’Eure");
        start(&admin, run, true).await;
        app.run_jobs().await;
        let query = "{ organisations(search: \"evreux\") { nodes { name timeZone contact { phone city } territories { code } } } }";
        let data = admin.graphql(query, json!({})).await;
        assert_eq!(data["organisations"]["nodes"], json!([{"name": "SPIP de l’Eure", "timeZone": "Europe/Paris",
            "contact": {"phone": "02 32 00 00 00", "city": "Évreux"}, "territories": [{"code": "dep:27"}, {"code": "tj:76-rouen"}]}]));
        let data = admin.graphql("{ organisations(territory: \"dep:974\", kinds: [ACT]) { nodes { timeZone } } }", json!({})).await;
        assert_eq!(data["organisations"]["nodes"], json!([{"timeZone": "Indian/Reunion"}]));
        // Without any number, kind and name tell that it is there already.
        let again = preview(&admin, "SIMPLE", csv, json!({})).await["importRun"].take();
        assert_eq!((&again["unchanged"], &again["created"]), (&json!(2), &json!(0)));
    }

    async fn legal_entities_become_parents_and_a_filter_keeps_departements(app) {
        let admin = app.persona(app.world.platform_admin).await;
        let csv = "nom;type;finess;niveau_finess;territoires\nAssociation du Cap;organisme gestionnaire;760000009;entité juridique;76\n";
        let run = preview(&admin, "SIMPLE", csv, json!({})).await["importRun"].take();
        start(&admin, &run, false).await;
        app.run_jobs().await;
        let run = preview(&admin, "FINESS_EXTRACT", &extract(), json!({"departementCodes": ["dep:27"]})).await["importRun"].take();
        assert_eq!(account(&run), ["3 CREATED"]);
        start(&admin, &run, false).await;
        app.run_jobs().await;
        let data = admin.graphql("{ organisations(search: \"port\") { nodes { siret parent { name finessLevel } } } }", json!({})).await;
        assert_eq!(data["organisations"]["nodes"], json!([{"siret": "73282932000074", "parent": {"name": "Association du Cap", "finessLevel": "LEGAL_ENTITY"}}]));
    }

    async fn what_the_guard_stops_is_not_kept(app) {
        let admin = app.persona(app.world.territory_admin.person).await;
        let csv = "nom;type;territoires;telephone\nCSAPA 185057800608491;CSAPA;76;\nCSAPA du Lac;CSAPA;76;06 12 34 56 78\n";
        let payload = preview(&admin, "SIMPLE", csv, json!({})).await;
        assert_eq!(account(&payload["importRun"]), ["2 REFUSED GUARD_REFUSED", "3 REFUSED GUARD_WARNED"]);
        let db = &app.app.platform.db;
        let kept: Vec<(Option<String>, String)> =
            db.all(db.q("SELECT content, problems FROM organisation_import_line ORDER BY line")).await.unwrap();
        assert!(kept.iter().all(|(content, problems)| content.is_none() && !problems.contains("185057800608491") && !problems.contains("06 12")));
        let confirmed = preview(&admin, "SIMPLE", csv, json!({"confirmedNoIndividualCase": true})).await;
        assert_eq!(account(&confirmed["importRun"]), ["2 REFUSED GUARD_REFUSED", "3 CREATED"]);
        let codes: Vec<(String,)> = db.all(db.q("SELECT codes FROM audit WHERE action = 'import.preview' ORDER BY id")).await.unwrap();
        assert!(codes[1].0.contains("PERSONAL_MOBILE"), "{codes:?}");
    }

    async fn a_file_of_another_kind_is_refused_whole(app) {
        let admin = app.persona(app.world.territory_admin.person).await;
        for (format, csv, code) in [
            ("SIMPLE", "a;b\n1;2\n", "IMPORT_UNKNOWN_COLUMNS"),
            ("SIMPLE", "", "IMPORT_UNKNOWN_COLUMNS"),
            ("FINESS_EXTRACT", "nom;type\nx;CSAPA\n", "IMPORT_UNKNOWN_COLUMNS"),
            ("SIMPLE", "nom;type\nR\u{fffd}union;CSAPA\n", "IMPORT_UNREADABLE"),
        ] {
            let payload = preview(&admin, format, csv, json!({})).await;
            assert_eq!(payload["importRun"], Value::Null);
            assert_eq!(problem_codes(&payload), [code], "{csv}");
        }
    }

    async fn only_administrators_import_and_see_their_own(app) {
        let query = "mutation($input: PreviewOrganisationImportInput!) { previewOrganisationImport(input: $input) { importRun { id } } }";
        let input = json!({"input": {"format": "SIMPLE", "fileName": "a.csv", "csv": "nom;type\n"}});
        let world = &app.world;
        for person in [world.csapa_director.person, world.observer.person, world.doctor.person, world.stranger] {
            assert_eq!(app.persona(person).await.error_code(query, input.clone()).await, "FORBIDDEN");
        }
        assert_eq!(app.anonymous().error_code(query, input.clone()).await, "UNAUTHENTICATED");
        let admin = app.persona(world.territory_admin.person).await;
        let run = preview(&admin, "FINESS_EXTRACT", &extract(), json!({})).await["importRun"].take();
        assert_eq!(look(&app.persona(world.csapa_director.person).await, &run).await, Value::Null);
        assert_eq!(look(&app.persona(world.platform_admin).await, &run).await["id"], run["id"]);
        let begin = "mutation($input: StartOrganisationImportInput!) { startOrganisationImport(input: $input) { importRun { id } } }";
        let which = json!({"input": {"importRunId": run["id"], "skipRefused": true}});
        let other = app.persona(world.csapa_director.person).await;
        assert_eq!(other.error_code(begin, which.clone()).await, "NOT_FOUND");
        app.advance(jiff::SignedDuration::from_mins(31));
        assert_eq!(admin.error_code(begin, which).await, "STEP_UP_REQUIRED");
    }
}
