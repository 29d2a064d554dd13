# shellcheck shell=sh disable=SC2154
# What demo and test share. The caller sets `root` to the top of the repository before sourcing this.

venv=$root/.venv
unset PYTHONPATH
# Whatever runs here starts thousands of processes: compiled once, not in each.
unset PYTHONDONTWRITEBYTECODE

heading() {
    printf '\n== %s ==\n' "$1"
}

stop() {
    printf '%s\n' "$1" >&2
    exit "$2"
}

# Run a command in silence, unless it fails: then everything it said is shown.
quietly() {
    said=$(mktemp)
    if "$@" </dev/null >"$said" 2>&1; then
        rm -f "$said"
    else
        status=$?
        cat "$said" >&2
        rm -f "$said"
        return "$status"
    fi
}

# Sets `python` to the first interpreter that is new enough; the system's own comes first, because its
# packages (python3-venv) are the ones that can be installed by name.
find_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            return
        fi
    done
    found=$(python3 --version 2>/dev/null || echo "no python3 at all")
    stop "investcase needs Python 3.11 or newer. This machine has: $found" 3
}

can_load() {
    "$python" - "$@" <<'END' >/dev/null 2>&1
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        continue
    sys.exit(0)
sys.exit(1)
END
}

venv_works() {
    "$venv/bin/python" -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# Debian's names. Its bare python3 has no ensurepip, and a venv made without it has no pip.
missing_packages() {
    if ! venv_works && ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        echo "$python-venv"
    fi
    can_load libpango-1.0.so.0 libpango-1.0.dylib || echo libpango-1.0-0
    can_load libpangoft2-1.0.so.0 libpangoft2-1.0.dylib || echo libpangoft2-1.0-0
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

may_install() {
    command -v apt-get >/dev/null 2>&1 && as_root true >/dev/null 2>&1
}

apt_install() {
    # An unreachable third-party archive makes the update fail without hindering the installation.
    as_root apt-get -qq update || true
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"
}

line_to_run() {
    if command -v apt-get >/dev/null 2>&1; then
        echo "sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    elif [ "$(uname -s)" = Darwin ]; then
        echo "brew install pango"
    else
        echo "your system's installer, for Python's venv module and for Pango (named pango in most systems)"
    fi
}

ensure_system_packages() {
    missing=$(missing_packages | tr '\n' ' ')
    missing=${missing% }
    [ -n "$missing" ] || return 0
    if may_install; then
        heading "Installing system packages: $missing"
        # shellcheck disable=SC2086 # one word per package
        quietly apt_install $missing || true
        missing=$(missing_packages | tr '\n' ' ')
        missing=${missing% }
        [ -n "$missing" ] || return 0
    fi
    printf 'This machine lacks: %s\nInstall with:\n' "$missing" >&2
    # shellcheck disable=SC2086
    stop "$(line_to_run $missing)" 3
}

# The tests look at web pages in a real browser; where none can be had, those tests say that they were left out.
ensure_browser() {
    if ! command -v chromium >/dev/null 2>&1 && may_install; then
        heading "Installing Chromium, for the tests of web pages"
        quietly apt_install chromium || true
    fi
}

ensure_venv() {
    if ! venv_works; then
        heading "Making $venv with $("$python" --version)"
        quietly "$python" -m venv --clear "$venv"
    fi
}

# Exact versions with their hashes, and nothing that is not named: the same on every machine and in every week.
# $1: the environment's interpreter, $2: a lock, by its name in locks/.
install_locked() {
    quietly "$1" -m pip install --require-hashes --no-deps -r "$root/locks/$2.txt"
}

# The project itself, with what is installed already and nothing else.
# $1: the environment's interpreter; the rest: a folder or a wheel, and how pip is to install it.
install_project() {
    interpreter=$1
    shift
    quietly "$interpreter" -m pip install --no-deps --no-build-isolation "$@"
}

# Everything that decides whether an installed environment is still the right one.
# $1: which installation, $2: the environment's interpreter, $3: the lock it is made from.
installation_key() {
    echo "$1 in $root"
    "$2" -VV
    cksum <"$root/pyproject.toml"
    cksum <"$root/locks/$3.txt"
}

is_installed_from_source() {
    "$venv/bin/python" - <<'END' >/dev/null 2>&1
import importlib.metadata, json, sys
origin = json.loads(importlib.metadata.distribution("investcase").read_text("direct_url.json"))
sys.exit(not origin["dir_info"].get("editable", False))
END
}

# $1: `source` (what is in src/ runs, with the tools for development) or `shipped` (a copy, as a user gets it).
ensure_installed() {
    stamp=$venv/investcase-installed
    case $1 in
        source) lock=development ;;
        shipped) lock=users ;;
    esac
    key=$(installation_key "$1" "$venv/bin/python" "$lock")
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$key" ] && ! has_changed_since "$1" "$stamp"; then
        return 0
    fi
    heading "Installing investcase ($1) and what it needs; the first time takes a minute or two"
    rm -f "$stamp"
    install_locked "$venv/bin/python" "$lock"
    case $1 in
        source) install_project "$venv/bin/python" -e "$root" ;;
        shipped) install_project "$venv/bin/python" "$root" ;;
    esac
    printf '%s\n' "$key" >"$stamp"
}

# Only a copy grows old; directories count too, because that is where a deleted file shows.
has_changed_since() {
    [ "$1" = shipped ] || return 1
    newer=$(cd "$root" && find src assumptions templates -newer "$2" ! -name '__pycache__' ! -name '*.pyc')
    [ -n "$newer" ]
}
