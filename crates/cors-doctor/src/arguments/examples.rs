//! Three examples for every command, shown below its help.

pub(super) const ALL: &str = "\
Examples:
  curl -v -H \"Origin: https://app.example\" https://api.example/groups 2>&1 | cors-doctor explain
  cors-doctor probe https://api.example/groups --origin https://app.example
  cors-doctor check cors.toml

Exit status: 0 nothing blocked, or all as expected; 1 something blocked, undecided or not as expected; 2 bad
input; 3 not reached.";

pub(super) const EXPLAIN: &str = "\
Examples:
  curl -v -H \"Origin: https://app.example\" https://api.example/groups 2>&1 | cors-doctor explain
  cors-doctor explain recording.har --format markdown
  cors-doctor explain copied-as-curl.txt --origin https://app.example --credentials include

Exit status: 0 nothing blocked, 1 something blocked or undecided, 2 bad input.";

pub(super) const PROBE: &str = "\
Examples:
  cors-doctor probe https://api.example/groups --origin https://app.example
  cors-doctor probe https://api.example/1 --origin https://app.example --method PUT --header \"X-A: 1\" --credentials
  cors-doctor probe http://localhost:3000/ --origin http://localhost:5173 --origins hostile

Proxies: https_proxy, HTTPS_PROXY, http_proxy (in lower case only), all_proxy and no_proxy, as curl reads them.

Exit status: 0 nothing blocked, 1 something blocked or undecided, 2 bad input, 3 not reached.";

pub(super) const CHECK: &str = "\
Examples:
  cors-doctor check --write https://api.example/groups --origin https://app.example > cors.toml
  cors-doctor check cors.toml
  cors-doctor check --base https://staging.example --format junit cors.toml > cors.xml

A policy file has
  base = \"https://api.example\"
  [origins]
  app = \"https://app.example\"
  stranger = \"https://evil.example\"
  [[request]]
  name = \"change a group\"
  method = \"PATCH\"                                   # without it, GET
  path = \"/groups/1\"
  headers = { content-type = \"application/json\" }    # what script sets
  body = '{}'
  credentials = true
  cookie = { env = \"API_COOKIE\" }
  readable = [\"app\"]                                 # all other origins have to be refused
  exposes = [\"etag\"]                                 # headers that script has to be able to read
  hostile = true                                     # and so have origins made to slip through

Exit status: 0 all as expected, 1 not, 2 bad input, 3 not reached.";

pub(super) const VERDICT: &str = "\
Examples:
  cors-doctor verdict < cases.jsonl > verdicts.jsonl
  cors-doctor verdict --engine firefox --explain < case.json
  cors-doctor explain recording.har --format json | jq \".calls[0].case\" | cors-doctor verdict --explain

Exit status: 0 nothing blocked, 1 something blocked, 2 bad input, or a case that does not say enough.";

pub(super) const DECODE: &str = "\
Examples:
  cors-doctor decode < message.txt
  cors-doctor decode --explain < console.log
  xclip -out | cors-doctor decode --explain

Exit status: 0 a message about CORS, 1 another one.";

pub(super) const COMPLETIONS: &str = "\
Examples:
  cors-doctor completions bash > ~/.local/share/bash-completion/completions/cors-doctor
  cors-doctor completions zsh > ~/.zfunc/_cors-doctor
  cors-doctor completions fish > ~/.config/fish/completions/cors-doctor.fish";

pub(super) const MAN: &str = "\
Examples:
  cors-doctor man > ~/.local/share/man/man1/cors-doctor.1
  cors-doctor man check > ~/.local/share/man/man1/cors-doctor-check.1
  cors-doctor man probe | man --local-file -";
