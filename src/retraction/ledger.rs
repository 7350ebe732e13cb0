//! What was retracted and erased, kept outside the database, so that it is done again after an older copy is restored.
//!
//! A folder holds, for each process that ever wrote, a file of lines (`<id>.jsonl`) and its key (`<id>.key`). A line is
//! added, and is on the disk, before the transaction that it tells of commits: if that commit fails, the line asks again
//! for what somebody confirmed; the other way round, a retraction could be lost with a restore. Several instances on one
//! database need no agreement: each writes its own file, in one folder or in several whose files are then gathered into
//! one, and a replay reads them all in the order of time.
//!
//! A line must let the passage be found in texts that hold it again, without holding it. A place would not do: the older
//! copy may hold the passage where it no longer was when it was retracted. A plain hash would not do either: a name is
//! short, and whoever reads the line could try them all. So a line keeps how long the passage is and an HMAC of it, under
//! a key that lies beside; copies of the lines alone (in a log, a mail, a backup without keys) tell nothing. Whoever has
//! both could try names: the folder is to be kept, and copied, with the care that the database has.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::passage::Proof;
use crate::kernel::actor::{PartnershipId, PersonId, PostId};
use crate::kernel::clock::Ts;
use crate::kernel::error::{Error, Result};
use crate::platform::Platform;

/// Where a passage stands: the kind and id of the row, and which of its texts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PlaceName {
    /// What comes before the colon in the row's node id.
    pub kind: String,
    /// The row.
    pub row: Uuid,
    /// The text's name in the API.
    pub field: String,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Of the retraction or of the erasure.
    pub id: Uuid,
    /// When.
    pub at: Ts,
    /// What.
    #[serde(flatten)]
    pub act: Act,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// A passage went out of a partnership's texts.
    Retraction {
        /// Whose texts.
        partnership: PartnershipId,
        /// By whom.
        person: PersonId,
        /// As holder of which post.
        post: Option<PostId>,
        /// From where it was asked.
        from: PlaceName,
        /// What tells the passage.
        proof: Proof,
        /// Where it was left on purpose.
        kept: Vec<PlaceName>,
    },
    /// A person's names, addresses and identities went.
    Erasure {
        /// Whose.
        person: PersonId,
    },
}

/// The ledger of one process.
#[derive(Clone, Debug)]
pub struct Ledger(Arc<Own>);

#[derive(Debug)]
struct Own {
    folder: PathBuf,
    /// Made at the first line, so that a process that retracts nothing leaves no file.
    file: Mutex<Option<Arc<Written>>>,
}

/// A file of lines and its key.
#[derive(Debug)]
pub struct Written {
    lines: PathBuf,
    /// Under which the passages that its lines tell of are proved.
    pub key: Vec<u8>,
}

impl Ledger {
    /// In this folder, which is made when first needed.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self(Arc::new(Own { folder, file: Mutex::new(None) }))
    }

    /// Adds a line to the file whose key proves what it tells of; it is on the disk when this returns.
    ///
    /// # Errors
    /// When the folder cannot be written: what the line tells of must not be done then.
    pub async fn append(&self, to: Arc<Written>, entry: &Entry) -> Result<()> {
        let mut line = serde_json::to_vec(entry).map_err(Error::internal)?;
        line.push(b'\n');
        let own = self.0.clone();
        blocking(move || {
            let mut file = own.file.lock().unwrap_or_else(PoisonError::into_inner);
            if !file.as_ref().is_some_and(|current| Arc::ptr_eq(current, &to)) {
                return Err(io::Error::other("the file was left half written meanwhile"));
            }
            let added = add(&to.lines, &line);
            if added.is_err() {
                // Half a line may stand there: what comes next goes into a file of its own.
                *file = None;
            }
            added
        })
        .await
    }

    /// All lines of the folder in the order of time, each with the key of its file.
    ///
    /// # Errors
    /// When a file cannot be read, or a whole line is not one of ours: nothing is then skipped in silence.
    pub async fn entries(&self) -> Result<Vec<(Entry, Vec<u8>)>> {
        let folder = self.0.folder.clone();
        let mut entries = blocking(move || read_all(&folder)).await?;
        entries.sort_by_key(|(entry, _)| (entry.at, entry.id));
        Ok(entries)
    }

    /// The file that this process writes to, made at the first need.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub async fn written(&self, platform: &Platform) -> Result<Arc<Written>> {
        if let Some(known) = self.0.file.lock().unwrap_or_else(PoisonError::into_inner).clone() {
            return Ok(known);
        }
        let name = platform.entropy.uuid(platform.clock.now());
        let (own, key) = (self.0.clone(), platform.entropy.token());
        blocking(move || {
            let mut file = own.file.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(known) = &*file {
                return Ok(known.clone());
            }
            std::fs::create_dir_all(&own.folder)?;
            let key_file = own.folder.join(format!("{name}.key"));
            let mut key_file = private().create_new(true).write(true).open(key_file)?;
            key_file.write_all(key.as_bytes())?;
            key_file.sync_all()?;
            let lines = own.folder.join(format!("{name}.jsonl"));
            private().create_new(true).write(true).open(&lines)?.sync_all()?;
            // The names of the new files must survive a power cut too.
            File::open(&own.folder)?.sync_all()?;
            let made = Arc::new(Written { lines, key: key.into_bytes() });
            *file = Some(made.clone());
            Ok(made)
        })
        .await
    }
}

fn add(lines: &Path, line: &[u8]) -> io::Result<()> {
    let mut file = private().append(true).open(lines)?;
    file.write_all(line)?;
    file.sync_all()
}

fn read_all(folder: &Path) -> io::Result<Vec<(Entry, Vec<u8>)>> {
    let mut found = Vec::new();
    if !folder.exists() {
        return Ok(found);
    }
    for file in std::fs::read_dir(folder)? {
        let file = file?.path();
        if file.extension().is_none_or(|ending| ending != "jsonl") {
            continue;
        }
        let key = std::fs::read(file.with_extension("key"))?;
        let lines = std::fs::read_to_string(&file)?;
        // A last line without its end was cut off while it was written: what it tells of was never done.
        let whole = lines.rfind('\n').map_or("", |end| &lines[..end]);
        for line in whole.lines() {
            let entry = serde_json::from_str(line).map_err(io::Error::other)?;
            found.push((entry, key.clone()));
        }
    }
    Ok(found)
}

/// Files that only this account reads.
fn private() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?.map_err(Error::internal)
}
