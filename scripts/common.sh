# shellcheck shell=bash disable=SC2034
# Shared by the scripts of this folder: `. "$(dirname "${BASH_SOURCE[0]}")/common.sh"`.

set -uo pipefail
project=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$project/build/logs
export LC_ALL=C.UTF-8

# What is needed to build the program; scripts/test adds what the tests need.
build_packages=(
  g++ cmake ninja-build libboost-dev libboost-program-options-dev libtbb-dev libhdf5-dev
  libyaml-cpp-dev librandom123-dev libfmt-dev nlohmann-json3-dev libssl-dev
)

say() { printf '%s\n' "$*"; }

# fail SENTENCE: one sentence on the standard error, and the end.
fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# usage: the comment at the top of the script, which is its help.
usage() { sed -n -e '/^# shellcheck/q' -e '2,$s/^# \{0,1\}//p' "$0"; }

# value OPTION VALUE...: the option's value, or the end. Use as NAME=$(value "$@") || exit 1.
value() {
  (($# > 1)) || fail "$1 needs a value; see --help."
  printf '%s' "$2"
}

require_debian_12() {
  local name
  name=$(. /etc/os-release 2>/dev/null && printf '%s' "${PRETTY_NAME:-}")
  (. /etc/os-release 2>/dev/null && [[ ${ID:-} == debian && ${VERSION_ID:-} == 12 ]]) ||
    fail "this script is for Debian 12, and this is ${name:-another system}; build_packages" \
      "in scripts/common.sh lists what to install by hand."
}

# The project's build folder and its logs, or a sentence saying why not.
require_logs() {
  mkdir -p "$logs" 2>/dev/null
  [[ -w $logs ]] ||
    fail "cannot write into $logs; make it writable or use your own copy of the project."
}

# free_megabytes FOLDER
free_megabytes() { df -Pm "$1" | awk 'NR == 2 { print $4 }'; }

# require_space MEGABYTES FOLDER WHAT
require_space() {
  local free
  free=$(free_megabytes "$2")
  ((free >= $1)) || fail "$3 needs about $1 MB of disk space, and $2 has $free MB left."
}

# missing_packages NAME...: those that are not installed, one per line.
missing_packages() {
  local name
  for name in "$@"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null) == installed ]] ||
      printf '%s\n' "$name"
  done
}

# apt ARGUMENT...: apt-get without questions, as root. sudo forgets the proxies, so they go along.
apt() {
  local settings=(DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8) as_root=() name
  for name in http_proxy https_proxy ftp_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
    [[ -z ${!name:-} ]] || settings+=("$name=${!name}")
  done
  ((EUID == 0)) || as_root=(sudo)
  "${as_root[@]}" env "${settings[@]}" apt-get -q -y -o DPkg::Lock::Timeout=120 \
    -o Acquire::Retries=2 -o APT::Keep-Downloaded-Packages=false "$@" </dev/null
}

# Says in one sentence why the log of apt shows a failure.
explain_apt() {
  local log=$1 package
  package=$(sed -n 's/^E: Unable to locate package //p; s/^E: Package .\(.*\). has no inst.*/\1/p' \
    "$log" | head -n 1)
  if grep -q -E 'No space left|enough free space' "$log"; then
    fail "the disk is full; free some space and try again (details: $log)."
  elif grep -q -E 'Could not get lock|Unable to acquire the dpkg' "$log"; then
    fail "another program is installing packages; wait for it and try again."
  elif grep -q -E 'Failed to fetch|Unable to fetch|Could not resolve|Temporary failure' "$log"; then
    fail "cannot reach the package servers of Debian; check the network and try again" \
      "(details: $log)."
  elif [[ -n $package ]]; then
    fail "the package $package is not in this machine's package sources; add Debian 12 main to" \
      "/etc/apt/sources.list and try again (details: $log)."
  elif grep -q -E 'dpkg was interrupted' "$log"; then
    fail "an earlier installation was interrupted; run \"dpkg --configure -a\" as root and try again."
  fi
  fail "installing the packages failed; the reason is at the end of $log."
}

# install_packages MEGABYTES NAME...: installs what is missing; no call of apt if nothing is.
install_packages() {
  local megabytes=$1 log=$logs/packages.log missing
  shift
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]} > 0)) || return 0
  require_space "$megabytes" /usr "installing ${#missing[@]} packages"
  if ((EUID != 0)); then
    command -v sudo >/dev/null ||
      fail "packages are missing, and only root can install them: run this as root, or as root run:" \
        "apt-get install --no-install-recommends ${missing[*]}"
    sudo -n true 2>/dev/null || { [[ -t 0 ]] && sudo -v; } ||
      fail "packages are missing, and sudo does not let you install them: as root run:" \
        "apt-get install --no-install-recommends ${missing[*]}"
  fi
  say "Installing ${#missing[@]} Debian packages and what they need (log: $(shown "$log"))"
  # A source that does not answer matters only if a package is then not found.
  { apt update; apt install --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 ||
    explain_apt "$log"
}

# shown PATH: the path as the user would type it here.
shown() {
  local path
  path=$(realpath -m --relative-base="$PWD" "$1")
  printf '%s' "$path"
}

# logged LOG COMMAND...: output goes to the log; on a terminal the count of steps is shown.
logged() {
  local log=$1 line
  shift
  if [[ -t 1 ]]; then
    "$@" 2>&1 | tee "$log" | while IFS= read -r line; do
      [[ $line =~ ^\[([0-9]+/[0-9]+)\] ]] && printf '\r  %s ' "${BASH_REMATCH[1]}"
    done
    local result=${PIPESTATUS[0]}
    printf '\r            \r'
    return "$result"
  fi
  "$@" >"$log" 2>&1
}

# configured PRESET: whether its build folder was set up with success before.
configured() { [[ -f $project/build/$1/build.ninja ]]; }

# configure PRESET OPTION...
configure() {
  local preset=$1
  shift
  (cd "$project" && cmake --preset "$preset" "$@") >"$logs/$preset-configure.log" 2>&1
}

# build PRESET OPTION...
build() {
  local preset=$1
  shift
  (cd "$project" && logged "$logs/$preset-build.log" cmake --build --preset "$preset" "$@")
}
