/** The rows of the tables of failures that the catalogue answers for, table by table. */

const CLIENT = `mode-same-origin scheme-not-cors no-cors-redirect-mode lna-permission-denied lna-insecure-context
  lna-wrong-target-space cors-disabled-by-user origin-header-not-added`;

const CORS_CHECK = `acao-missing acao-missing-on-error acao-only-on-preflight acac-only-on-preflight
  acao-wildcard-with-credentials acao-multiple-values acao-duplicate-header acao-space-list acao-invalid-value
  acao-mismatch acao-near-miss acao-null-literal origin-null acac-missing acac-not-true cached-for-other-origin
  cached-without-cors`;

const PREFLIGHT = `preflight-acao-missing preflight-unhandled preflight-bad-status preflight-auth-required
  preflight-redirect preflight-redirect-no-acao preflight-acao-wildcard-with-credentials
  preflight-acao-multiple-values preflight-acao-invalid-value preflight-acao-mismatch preflight-acac-not-true
  preflight-network-error acam-invalid-syntax acah-invalid-syntax method-not-allowed method-case-mismatch
  method-wildcard-with-credentials header-not-allowed content-type-not-allowed header-wildcard-with-credentials
  authorization-not-allowed authorization-under-wildcard`;

const REDIRECTS = `redirect-hop-acao-missing redirect-hop-credentials redirect-final-acao-missing redirect-origin-null
  redirect-back-home redirect-with-userinfo redirect-non-http redirect-bad-location redirect-too-many
  redirect-mode-error redirect-manual-acao-missing redirect-same-origin-mode redirect-second-preflight
  redirect-second-preflight-null redirect-extra-preflight redirect-stream-body`;

const NETWORK = "network-error network-error-after-preflight not-http bad-port stream-upload-http1";

const CAUSES = [CLIENT, CORS_CHECK, PREFLIGHT, REDIRECTS, NETWORK].flatMap(words);

const WHY_PREFLIGHT = `method-unsafe content-type-not-safelisted safelisted-value-unsafe safelisted-value-too-long
  range-not-simple custom-header client-hint-header user-agent-header upload-listener stream-body forbidden-header
  beacon-json`;

/** What that table calls by a sentence has an id here. */
const FEATURES = `feature-xhr feature-xhr-sync feature-cache-add feature-image feature-script feature-module
  feature-import feature-json-module feature-css-module feature-modulepreload feature-stylesheet feature-font
  feature-video feature-audio feature-track feature-event-source feature-mask-image feature-shape-outside
  feature-preload feature-prefetch feature-manifest feature-beacon feature-keepalive feature-fetch-later
  feature-worker feature-worker-import`;

const NO_RESPONSE = `response-header-not-exposed expose-wildcard-with-credentials expose-invalid-syntax
  set-cookie-never-readable credentials-default-omitted set-cookie-ignored cookie-samesite
  cookie-third-party-blocked cookie-secure-on-localhost cookie-port-shared opaque-response no-cors-headers-dropped
  side-effect-happened preflight-stopped-it form-post-no-cors beacon-false-success websocket-no-cors
  preflight-cached max-age-ignored canvas-tainted webgl-upload-refused script-error-muted css-rules-blocked
  timing-zeroed orb-emptied redirect-manual-opaque body-truncated error-status-readable
  authorization-dropped-on-redirect method-changed-on-redirect user-agent-ignored forbidden-header-dropped
  font-without-cors frame-not-readable media-silent preload-not-reused eventsource-closed`;

const NOT_CORS = `csp-connect-src corp orb url-with-credentials userinfo-same-origin-redirect forbidden-method
  no-cors-method mode-navigate only-if-cached file-url sri-not-eligible worker-cross-origin
  serviceworker-cross-origin sw-opaque-for-cors svg-use track importscripts`;

export const ROWS = [...CAUSES, ...[WHY_PREFLIGHT, FEATURES, NO_RESPONSE, NOT_CORS].flatMap(words)];

/** The causes of which the judge can name one. */
export const JUDGED = CAUSES;

/** @param {string} text */
function words(text) {
  return text.split(/\s+/);
}
