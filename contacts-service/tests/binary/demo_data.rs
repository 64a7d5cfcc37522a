//! The demo account has all that belongs to it, or its making begins anew.

use rustix::process::Signal;
use support::{
    ContactsService, Database,
    names::{ADA, DEMO_PASSWORD},
    run,
};

use crate::service::{program, sign_in};

#[tokio::test]
async fn demo_data_that_was_cut_off_is_made_anew_at_the_next_start() {
    let database = Database::fresh_sqlite();
    // Makes the tables.
    ContactsService::start(&database.url()).stop(Signal::TERM);
    let cut_off = "create trigger cut_off before insert on contacts
                   when (select count(*) from contacts) = 80
                   begin select raise(abort, 'cut off'); end";
    database.execute(cut_off).await;

    let demo = ["--workers=1", "--demo-data=true"];
    let mut first = program(&demo);
    first.args(["--listen=127.0.0.1:0", "--database-url", &database.url()]);
    assert!(!run(&mut first, "").status.success());
    database.execute("drop trigger cut_off").await;

    for _start in ["complete", "unchanged"] {
        let service = ContactsService::start_with(&database.url(), &demo);
        let signed_in = sign_in(&service, ADA, DEMO_PASSWORD).await;
        signed_in.assert_status(200);
        service.stop(Signal::TERM);
        let groups = "select count(*) from contact_groups";
        assert_eq!(database.number(groups).await, 61);
        let contacts = "select count(*) from contacts";
        assert_eq!(database.number(contacts).await, 220);
    }
}
