# What the scripts of this folder share: where the repository is, how they speak, how they build.
# Sourced, never run. Data goes to stdout, talk to stderr.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"

# The data that is not part of the repository (gold claims, raw news); every use of it skips where it is absent.
shared="${SIJILL_SHARED:-$root/../shared}"
jobs="${SIJILL_JOBS:-$(nproc)}"

if [[ -t 2 && -z "${NO_COLOR:-}" ]]; then
  bold=$'\e[1m' plain=$'\e[0m'
else
  bold='' plain=''
fi

say() { printf '%s\n' "$*" >&2; }
heading() { printf '\n%s== %s%s\n' "$bold" "$*" "$plain" >&2; }
fail() {
  printf '%s: %s\n' "script/$(basename "$0")" "$*" >&2
  exit 1
}

bootstrap() {
  if [[ "${SIJILL_NO_BOOTSTRAP:-}" == 1 ]]; then return; fi
  "$root/script/bootstrap"
}

# The page needs a Node that is newer than Debian 12's; script/bootstrap puts one under build/node.
node_wanted=20.19
node_is_new_enough() {
  command -v node >/dev/null && command -v npm >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number), [c, d] = process.argv[1].split(".").map(Number)
      process.exit(a > c || (a === c && b >= d) ? 0 : 1)' "$node_wanted"
}
# find_node: puts a Node that is new enough on PATH; fails where there is none.
find_node() {
  if node_is_new_enough; then return 0; fi
  if [[ -x "$root/build/node/node_modules/node/bin/node" ]]; then PATH="$root/build/node/node_modules/node/bin:$PATH"; fi
  node_is_new_enough
}

# build PRESET [TARGET...]: configure and build; compiled files are shared between clones by ccache where it is there.
build() {
  local preset="$1"
  shift
  if command -v ccache >/dev/null; then
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
  fi
  local targets=()
  if (($# > 0)); then targets=(--target "$@"); fi
  # Joined by &&, since errexit is off inside a function whose status is asked for.
  cmake --preset "$preset" >&2 && cmake --build --preset "$preset" --parallel "$jobs" "${targets[@]}" >&2
}
