//! The pages predict a run without a request, from its recipe. What they take the lab to answer is what
//! the lab answers.

use serde_json::{Value, json};

use support::{Demo, browser::Browser};

/// Has the lab answer the recipes of a chapter, and returns where it did otherwise than predicted. The
/// number of recipes comes first.
const DIFFERENCES: &str = r"
    const [chapter, done] = arguments;
    const scripts = ['config', 'catalogue/catalogue', 'catalogue/placeholders', 'run/command', 'run/recipe-hops',
        'run/recorder', 'run/wire-hops'];
    const load = async () => Object.assign({}, ...(await Promise.all(scripts.map((name) => import(`/scripts/shared/${name}.js`)))));
    // What the lab adds to every answer, and where a redirect goes on.
    const told = (answer) => answer?.headers ? {
        status: answer.status,
        headers: answer.headers
            .filter(([name]) => !/^(content-(type|length|security-policy)|cache-control|connection|date|x-content-type-options)$/i.test(name))
            .map(([name, value]) => [name, name === 'Location' ? value.replace(/\/r\/.*/, '/r/') : value]),
    } : answer;
    const ask = (url, method, mode) =>
        fetch(url, { method, mode, credentials: 'omit' }).then((answer) => answer.body?.cancel(), () => {});

    load().then(async (from) => {
        const config = await from.loadConfig();
        const pages = config.origins.map(({ origin }) => origin);
        const catalogue = await from.Catalogue.load();
        const { scenarios } = await catalogue.chapter(catalogue.index.chapters[chapter]);
        const steps = scenarios.flatMap(({ id, steps }) => steps.map((step) => ({ id, step })));
        const ofRecipes = steps.filter(({ step: { url, path, probe, to = 'lab' } }) => !url && !path && !probe && /^(lab|third)$/.test(to));
        const differences = [];
        for (const [i, { id, step: raw }] of ofRecipes.entries()) {
            const hopsOf = async (method, mode) => {
                const run = `recipe-${chapter}-${i}-${method.toLowerCase()}-${crypto.randomUUID().slice(0, 8)}`;
                const step = from.fillPlaceholders(raw, from.placeholderValues(config, location.origin, run));
                for (const answer of Object.values(step.recipe ?? {})) delete answer.delayMs;
                const begun = performance.now();
                await ask(from.commandOf(step, config, run).url, method, mode);
                const { exchanges } = await from.readRecord(config.lab.origin, run, begun);
                return [from.hopsForJudge(from.wireHops(exchanges), pages), from.recipeHops(step.recipe ?? {}, config)];
            };
            // Without a preflight the browser follows redirects, but for those that it refuses by itself.
            const [sent, predicted] = await hopsOf('GET', 'no-cors');
            const [asked] = await hopsOf('PUT', 'cors');
            const is = [asked[0].preflight, ...sent.map(({ response }) => response)].map(told);
            const due = [predicted[0].preflight, ...predicted.slice(0, sent.length).map(({ response }) => response)].map(told);
            if (JSON.stringify(is) !== JSON.stringify(due)) differences.push({ id, is, due });
        }
        return [ofRecipes.length, ...differences];
    }).then(done, (error) => done([0, String(error)]));
";

#[tokio::test]
async fn lab_answers_every_recipe_of_the_catalogue_as_the_pages_predict() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.open(&(demo.origins.app() + "/lab?view=all")).await;
    let chapters = "return fetch('/lab/catalogue/index.json').then((it) => it.json()).then(({ chapters }) => chapters.length)";
    let chapters: u64 = browser.ask(chapters, vec![]).await;
    let mut recipes = 0;
    for chapter in 0..chapters {
        let found = browser
            .client
            .execute_async(DIFFERENCES, vec![json!(chapter)])
            .await
            .expect("what the lab answers");
        let Value::Array(found) = found else {
            panic!("a list, not {found}");
        };
        recipes += found[0].as_u64().unwrap_or_default();
        assert_eq!(found.len(), 1, "chapter {chapter}: {:#?}", &found[1..]);
    }
    assert!(recipes > 200, "{recipes}");
}
