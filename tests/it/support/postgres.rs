//! The tests' own PostgreSQL: one server a run, one database a test, copied from a migrated template.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use jonction::platform::db::Db;
use tokio::sync::{Mutex, OnceCell};

struct Server {
    url: String,
    /// Copying a template asks that nobody else does so at the same time.
    turn: Mutex<()>,
    /// Its standard input is our life line: closed with this process, it stops the server.
    _child: Child,
}

static SERVER: OnceCell<Server> = OnceCell::const_new();
static NUMBER: AtomicU32 = AtomicU32::new(0);

async fn server() -> &'static Server {
    SERVER
        .get_or_init(|| async {
            let port =
                TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
            let mut child = Command::new("sh")
                .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/support/postgres.sh"))
                .arg(port.to_string())
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .expect("sh starts");
            let mut line = String::new();
            BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("an answer");
            assert_eq!(line.trim(), "ready", "PostgreSQL did not start");
            let url = format!("postgres://jonction@127.0.0.1:{port}");
            let mut admin = connect(&format!("{url}/postgres")).await;
            run(&mut admin, "CREATE DATABASE template_jonction".into()).await;
            let template = Db::open(&format!("{url}/template_jonction"), 1).await.expect("template opens");
            super::prepare(&template).await;
            template.close().await;
            Server { url, turn: Mutex::new(()), _child: child }
        })
        .await
}

async fn connect(url: &str) -> sqlx::PgConnection {
    use sqlx::Connection as _;
    sqlx::PgConnection::connect(url).await.expect("PostgreSQL answers")
}

async fn run(connection: &mut sqlx::PgConnection, sql: String) {
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(connection).await.expect("statement runs");
}

/// The address of a fresh, migrated database.
pub async fn fresh_database() -> String {
    let server = server().await;
    let name = format!("test_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    // One connection for all tests would belong to the first test's runtime and die with it.
    let _turn = server.turn.lock().await;
    let mut admin = connect(&format!("{}/postgres", server.url)).await;
    run(&mut admin, format!("CREATE DATABASE {name} TEMPLATE template_jonction")).await;
    format!("{}/{name}", server.url)
}

/// The address of a new database with what that one holds, by dump and restore as a deployer does it.
pub async fn copy_of(url: &str) -> String {
    let copy = empty_database().await;
    let dump = format!("pg_dump --no-owner '{url}' | psql --quiet --set ON_ERROR_STOP=1 '{copy}' >/dev/null");
    let status = tokio::process::Command::new("sh").arg("-c").arg(dump).status().await.expect("sh starts");
    assert!(status.success(), "the dump was not restored");
    copy
}

async fn empty_database() -> String {
    let server = server().await;
    let name = format!("copy_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let _turn = server.turn.lock().await;
    let mut admin = connect(&format!("{}/postgres", server.url)).await;
    run(&mut admin, format!("CREATE DATABASE {name}")).await;
    format!("{}/{name}", server.url)
}
