//! Nothing is told of what was rolled back.

use futures::FutureExt as _;
use jonction::platform::live::Topics;

use crate::on_both;

on_both! {
    async fn a_change_is_told_once_it_is_kept_and_never_when_it_is_undone(app) {
        let db = &app.app.platform.db;
        let (kept, undone) = (Topics::default(), Topics::default());
        kept.add("meeting:kept");
        undone.add("meeting:undone");
        let (mut first, mut second) = (db.listen(), db.listen());
        // The beginning: whatever changed before the instance followed.
        first.change_of(&kept).await;
        second.change_of(&undone).await;
        let mut tx = db.begin().await.unwrap();
        tx.announce("meeting:undone");
        drop(tx);
        let mut tx = db.begin().await.unwrap();
        tx.announce("meeting:kept");
        assert!(first.change_of(&kept).now_or_never().is_none(), "not before the commit");
        tx.commit().await.unwrap();
        first.change_of(&kept).await;
        assert!(second.change_of(&undone).now_or_never().is_none());
    }
}
