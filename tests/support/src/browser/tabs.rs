//! Several tabs of one browser.

use fantoccini::wd::WindowHandle;

use super::Browser;

impl Browser {
    /// The tab that everything is done in.
    pub async fn tab(&self) -> WindowHandle {
        self.client.window().await.expect("a tab")
    }

    /// Opens another tab, and stays in this one.
    pub async fn new_tab(&self) -> WindowHandle {
        self.client.new_window(true).await.expect("a tab").handle
    }

    /// Does everything in that tab from here on.
    pub async fn switch_to(&self, tab: &WindowHandle) {
        let switched = self.client.switch_to_window(tab.clone()).await;
        switched.expect("the tab");
    }
}
