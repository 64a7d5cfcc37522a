//! Runs a test in each of the three engines.

/// Makes a module for each engine, with a test for each of these functions, which take the engine.
macro_rules! in_each_engine {
    ($($test:ident),+ $(,)?) => {
        in_each_engine!(@ chromium, Chromium, $($test),+);
        in_each_engine!(@ firefox, Firefox, $($test),+);
        in_each_engine!(@ webkitgtk, WebKitGTK, $($test),+);
    };
    (@ $name:ident, $engine:ident, $($test:ident),+) => {
        mod $name {
            $(
                #[tokio::test]
                async fn $test() {
                    super::$test(support::browser::engine::Engine::$engine).await;
                }
            )+
        }
    };
}
