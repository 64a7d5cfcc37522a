# shellcheck shell=bash
# Sourced by the steps: puts on the machine what they need, and says so.

# What a command that needs root is put behind.
if ((EUID == 0)); then as_root=(); else as_root=(sudo); fi

# Ends the step as one that this machine cannot run.
cannot() {
  remark "$1"
  exit 77
}

# Adds a remark to the step's line in the summary.
remark() {
  echo "-- $1"
  echo "$1" >>"${STEP_REMARK:-/dev/null}"
}

need_rust() {
  PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
  want cargo rustup
  want cc gcc libc6-dev
}

need_chromium() {
  want chromium 'chromium|chromium-browser'
  want chromedriver 'chromium-driver|chromium-chromedriver'
}

need_firefox() {
  command -v firefox-esr >/dev/null || want firefox 'firefox-esr|firefox'
}

# Only what drives Firefox over WebDriver needs it.
need_geckodriver() { want_tool geckodriver 0.37.1; }

# MiniBrowser comes with the library under it.
need_webkit() {
  want WebKitWebDriver webkit2gtk-driver
  want Xvfb xvfb
}

need_root() {
  ((EUID == 0)) || command -v sudo >/dev/null || cannot "needs root $1"
}

# want COMMAND PACKAGE…: installs the packages unless the command is there.
want() {
  local command=$1
  shift
  command -v "$command" >/dev/null || apt_install "$@"
  command -v "$command" >/dev/null || cannot "no $command, and the Debian packages $* did not bring it"
}

# want_tool CRATE VERSION: builds a program that Debian has not, once, unless it is there.
want_tool() {
  local tools=${XDG_CACHE_HOME:-$HOME/.cache}/two-origins/tools
  PATH=$PATH:$tools/bin
  ! command -v "$1" >/dev/null || return 0
  need_rust
  echo "-- installing $1 $2 into $tools (cargo install)"
  # They run for a short time: not worth the minutes that an optimised build takes.
  CARGO_TARGET_DIR=$TMPDIR/target CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 CARGO_PROFILE_RELEASE_DEBUG=false \
    cargo install --quiet --locked --root "$tools" "$1@$2" ||
    cannot "$1 could not be installed"
}

# Of names joined by |, the first that apt knows is installed: distributions disagree on some.
apt_install() (
  command -v apt-get >/dev/null || cannot "needs $*, and there is no apt-get to install it"
  need_root "to install $*"
  echo "-- installing $* (apt-get)"
  trap allow_services EXIT
  keep_services_stopped
  update_lists || echo '-- the lists of packages could not be updated'
  try_install "$@" || cannot "apt-get could not install $*"
)

# Once in a step. Old lists name packages that are gone, and browsers without their security updates.
update_lists() {
  [[ ! -e $TMPDIR/lists-updated ]] || return 0
  apt_get update && touch "$TMPDIR/lists-updated"
}

try_install() {
  local choice names=()
  for choice; do
    names+=("$(first_known "$choice")") || { echo "apt knows no $choice"; return 1; }
  done
  apt_get install -y --no-install-recommends "${names[@]}"
}

first_known() {
  local name
  for name in ${1//|/ }; do
    apt-cache show "$name" >/dev/null 2>&1 && echo "$name" && return
  done
  return 1
}

apt_get() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 "$@" >"$TMPDIR/apt.log" 2>&1 && return
  tail -n 20 "$TMPDIR/apt.log"
  return 1
}

# The tests start their own servers; a package must not start one beside them.
keep_services_stopped() {
  [[ ! -e /usr/sbin/policy-rc.d ]] || return 0
  printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee /usr/sbin/policy-rc.d >/dev/null
  "${as_root[@]}" chmod +x /usr/sbin/policy-rc.d
  policy_is_ours=true
}

allow_services() {
  [[ -z ${policy_is_ours:-} ]] || "${as_root[@]}" rm -f /usr/sbin/policy-rc.d
}
