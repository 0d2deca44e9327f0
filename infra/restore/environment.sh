# Sourced by the scripts that call AWS from Python: installs boto3 into an environment of its own, and sets python to it.
# The script sets root before.

wanted=$root/infra/restore/boto3.txt
venv=$root/build/restore
if ! cmp -s "$wanted" "$venv/installed.txt"; then
    rm -rf "$venv"
    mkdir -p "$(dirname "$venv")"
    python3 -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$wanted"
    cp "$wanted" "$venv/installed.txt"
fi
python=$venv/bin/python
