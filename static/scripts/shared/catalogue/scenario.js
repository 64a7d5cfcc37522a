/**
 * The types of the catalogue.
 *
 * @typedef {[name: string, value: string]} Header
 * @typedef {"app" | "blog" | "apex" | "evil" | "look-alike" | "null"} From
 *
 * @typedef {object} RecipeResponse what the lab is asked to answer
 * @property {number} [status]
 * @property {Header[]} [headers]
 * @property {string} [body]
 * @property {string} [bodyKind]
 * @property {number} [delayMs]
 * @property {boolean} [abort]
 * @property {boolean} [notHttp]
 * @property {boolean} [truncate]
 * @property {Redirect} [redirect]
 *
 * @typedef {object} Redirect
 * @property {number} [status]
 * @property {string} to
 * @property {boolean} [userinfo]
 * @property {number} [then]
 * @property {Recipe} [recipe]
 *
 * @typedef {object} Recipe
 * @property {RecipeResponse} [preflight]
 * @property {RecipeResponse} [response]
 *
 * @typedef {object} Request
 * @property {string} [method]
 * @property {Header[]} [headers]
 * @property {string} [body]
 * @property {RequestMode} [mode]
 * @property {RequestCredentials} [credentials]
 * @property {RequestRedirect} [redirect]
 * @property {RequestCache} [cache]
 * @property {string} [integrity]
 * @property {string} [targetAddressSpace]
 * @property {boolean} [xhr] ask by XMLHttpRequest
 *
 * @typedef {object} Step one request, or one probe
 * @property {From} [from] when it is not where the scenario runs
 * @property {string} [to] the key of a host or of an odd URL; the lab unless given
 * @property {string} [url] in place of everything else that makes the URL
 * @property {string} [path] in place of the run's own, such as `/actix/…`
 * @property {Request} [request]
 * @property {Recipe} [recipe]
 * @property {number} [waitMs] before it
 * @property {string} [probe] the name of a module in `/lab/probes/`
 * @property {Record<string, any>} [with] what the probe is told
 * @property {string} [code] what the probe does, in a line or a few, with `{url}` for its URL
 *
 * @typedef {"readable" | "opaque" | "opaque-redirect" | "blocked" | "probe"} Outcome
 * @typedef {"chromium" | "firefox" | "webkit"} Engine
 *
 * @typedef {object} Expectation what `compare.js` holds against a run
 * @property {string} outcome
 * @property {boolean | null} sent
 * @property {boolean} [preflight] whether one arrived
 * @property {number} [status]
 * @property {string} [type]
 * @property {Record<string, string | null>} [headers] that script can read; null: cannot
 * @property {"readable" | "error"} [body]
 * @property {{method?: string, host?: string, headers?: Record<string, unknown>, cookies?: Record<string, boolean>}}
 *   [arrived] the last request that is no preflight
 * @property {{status?: number, headers?: Record<string, unknown>}} [answered] what the last exchange was answered
 * @property {Record<string, unknown>} [observations]
 *
 * @typedef {Expectation & {cause: string | null}} Expected
 *
 * @typedef {"as-it-should-be" | "hole" | "broken"} Meaning what an outcome means for the people whose server it is
 *
 * @typedef {Partial<Expected> & {code?: string | null, why?: string, meaning?: Meaning, console?: string[]}} EngineExpected
 *
 * @typedef {object} Scenario
 * @property {string} id
 * @property {string | null} row
 * @property {string} title
 * @property {string} story
 * @property {From} from
 * @property {From[]} hostile the pages that are not meant to get in
 * @property {Meaning} [meaning] of its outcome, where an engine does not differ; not of what a person composes
 * @property {Step[]} steps the last one is what it is about
 * @property {Expected & Record<Engine, EngineExpected>} expect
 * @property {string[]} [cookies] those that it is about, where that is not the ones of which it expects something
 * @property {number} [takesMs]
 * @property {string} [noSwitch] why no one thing decides that could be switched
 * @property {false} [judged] where the judge has no say
 * @property {{why: string, fix?: string}} [note] where the judge does not decide
 *
 * @typedef {object} Chapter
 * @property {string} id
 * @property {string} title
 * @property {Scenario[]} scenarios
 *
 * @typedef {object} ChapterEntry
 * @property {string} id
 * @property {string} title
 * @property {string} intro
 * @property {string} file
 * @property {number} size how many scenarios it has
 *
 * @typedef {object} Catalogue
 * @property {ChapterEntry[]} chapters
 * @property {{row: string, title: string, why: string}[]} leftOut
 */

export {};
