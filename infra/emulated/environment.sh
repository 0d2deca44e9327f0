# Sourced by the scripts that run MiniStack: finds a Python, and installs what a NAME.txt here names into build/emulated/NAME.
# The script sets root, here and tools before, and says with fail what is missing.

python=
for candidate in python3 python3.13 python3.12 python3.11 python3.10; do
    if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null
    then
        python=$candidate
        break
    fi
done
[ -n "$python" ] || fail "needs Python 3.10 or newer (Debian: apt-get install python3 python3-venv)"

# Each tool in an environment of its own: their dependencies disagree.
install() {
    local venv=$tools/$1 wanted=$here/$1.txt
    if cmp -s "$wanted" "$venv/installed.txt"; then
        return
    fi
    echo "Installing $(grep -v '^#' "$wanted" | tr '\n' ' ')into ${venv#"$root"/} ..."
    rm -rf "$venv"
    "$python" -m venv "$venv" || fail "cannot make a virtual environment (Debian: apt-get install python3-venv)"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --retries 5 -r "$wanted" \
        || fail "pip could not install what $wanted names; is the package registry reachable?"
    cp "$wanted" "$venv/installed.txt"
}
mkdir -p "$tools"
