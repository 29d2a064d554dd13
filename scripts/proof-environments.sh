# shellcheck shell=sh disable=SC2154
# What the proofs of environments share. The caller has sourced common.sh and was started by scripts/prove.

# Ends the proof as not tried where no package can be had, so that a version that is missing is never taken for that.
need_index() {
    if ! "$PROOF_PYTHON" -m pip download -q --no-cache-dir --no-deps -d "$PROOF_AWAY" weasyprint >"$PROOF_AWAY/said" 2>&1; then
        echo "NOT TRIED: no package index that has WeasyPrint, at any version, can be reached from here. pip says:"
        sed 's/^/    /' "$PROOF_AWAY/said" | tail -n 3
        exit 77
    fi
}

# Sets `wheel` to the project as users get it.
build_wheel() {
    quietly "$PROOF_PYTHON" -m build --no-isolation --wheel --outdir "$PROOF_AWAY/dist" "$root"
    wheel=$(echo "$PROOF_AWAY"/dist/*.whl)
}

# Sets `interpreter` to that of a new environment. $1: the Python to make it with.
new_environment() {
    "$1" -m venv "$PROOF_AWAY/venv"
    interpreter=$PROOF_AWAY/venv/bin/python
}

# Runs a command, its words in the file $1, and prints the status it ended with: a draft that is not ready ends with 1.
status_of() {
    said=$1
    shift
    if (cd "$PROOF_AWAY" && "$@") >"$said" 2>&1; then echo 0; else echo $?; fi
}

# Each example checked and worked out to the same words and the same status as with the locked versions, and printed.
try_examples() {
    for case_file in "$root"/examples/*/case.yaml; do
        example=$(dirname "$case_file")
        name=$(basename "$example")
        for command in check run; do
            locked=$(status_of "$PROOF_AWAY/locked.txt" "$PROOF_PYTHON" -m investcase "$command" "$example")
            here=$(status_of "$PROOF_AWAY/here.txt" "$PROOF_AWAY/venv/bin/investcase" "$command" "$example")
            if [ "$here" != "$locked" ] || ! diff "$PROOF_AWAY/locked.txt" "$PROOF_AWAY/here.txt"; then
                echo "$command $name: ends with $here here and with $locked with the locked versions, or says other things."
                return 1
            fi
        done
        (cd "$PROOF_AWAY" && quietly "$PROOF_AWAY/venv/bin/investcase" pdf "$example" -o "$PROOF_AWAY/$name.pdf") || return
        printf 'check, run, pdf: %s\n' "$name"
    done
    [ -s "$PROOF_AWAY/$name.pdf" ]
}

# The whole test suite on the installed wheel, away from the repository.
try_suite() {
    mkdir "$PROOF_AWAY/tree"
    (cd "$root" && cp -R tests examples benchmarks locks pyproject.toml "$PROOF_AWAY/tree/")
    (cd "$PROOF_AWAY/tree" && "$interpreter" -m pytest -n auto -rs)
}

# Examples and, in a long proof, the suite. $@: how pip is to install the wheel's requirements.
try_environment() {
    "$interpreter" -VV
    if [ "$PROOF_LENGTH" = long ]; then wanted="${wheel}[test]"; else wanted=$wheel; fi
    quietly "$interpreter" -m pip install "$@" "$wanted"
    quietly "$interpreter" -m pip check
    "$interpreter" -m pip list --format freeze 2>/dev/null | grep -iE "$("$PROOF_PYTHON" "$root/scripts/declared.py" --pattern)" | tr '\n' ' '
    echo
    try_examples
    [ "$PROOF_LENGTH" = short ] || try_suite
}
