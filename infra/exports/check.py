"""Runs the local stack on the sample articles, exports them in every format, and opens each file with other tools."""

import argparse
import csv
import gzip
import hashlib
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "build" / "exports"
BIN = TOOLS / "python" / "bin"
PROFILE = ROOT / "functions/src/test/resources/dev/parley/exports/ninjs-2.1-profile.schema.json"
FORMATS = ["csv", "jsonl", "ninjs", "warc", "wacz", "bagit"]
PATIENCE = 300  # seconds for what should take a few; a build may be part of it


class Failed(Exception):
    """A file is not what it should be, or a tool said so."""


class Checks:
    def __init__(self, folder, schema):
        self.folder = folder
        self.schema = schema
        self.skipped = []
        self.stack = None
        self.log = folder / "stack.log"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.api = f"http://127.0.0.1:{probe.getsockname()[1]}"

    # ---- the stack

    def start(self):
        port = self.api.rsplit(":", 1)[1]
        with open(self.log, "wb") as out:
            self.stack = subprocess.Popen(
                [ROOT / "parley", "up", "--data", self.folder / "data", "--port", port],
                stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            )
        self.until("the stack is up", lambda: self.get("/health")[0] == 200)

    def stop(self):
        if self.stack:
            self.stack.terminate()
            self.stack.wait(30)

    def fill(self):
        # One of the samples holds no article, which the command's exit status tells of.
        run([ROOT / "parley", "add", ROOT / "events" / "articles", "--endpoint", self.api], fine=(0, 1))
        # The search follows the archive by some seconds: it is settled when it finds the same for a while.
        seen, since = None, time.time()
        while time.time() - since < 12:
            now = (self.total("facts"), self.total("articles"))
            if now != seen:
                seen, since = now, time.time()
            time.sleep(1)
        self.totals = {"facts": seen[0], "articles": seen[1]}
        must(seen[0], "the search finds no facts")
        print(f"the search finds {seen[0]} facts and {seen[1]} articles")

    def total(self, of):
        """How many the search finds; None where it cannot say."""
        status, body = self.get(f"/{of}?limit=100")
        if status != 200:
            return None
        if "total" in body:
            return body["total"]
        return None if body.get("cursor") else len(body[of])

    # ---- exports

    def export(self, of, fmt):
        status, asked = self.call("POST", "/exports", {"of": of, "format": fmt})
        must(status == 202, f"POST /exports answers {status}: {asked}")
        state = {}

        def done():
            state.update(self.get("/exports/" + asked["id"])[1])
            return state["state"] in ("done", "failed")

        self.until(f"{of} as {fmt} are exported", done)
        must(state["state"] == "done", f"it failed: {state.get('problem')}")
        data = fetch(state["download"])
        must(hashlib.sha256(data).hexdigest() == state["sha256"], "the file has another digest")
        must(len(data) == state["bytes"], "the file has another size")
        manifest = json.loads(fetch(state["manifest"]))
        expected = self.totals[of]
        if expected is None:
            self.skipped.append(f"count of {of} as {fmt}: there is no search of {of} to compare with")
        else:
            must(manifest["count"] == expected, f"the manifest counts {manifest['count']}, the search {expected}")
        must(len(manifest["entries"]) == manifest["written"], "the manifest does not list what it counts")
        must(not manifest["missing"], f"missing: {manifest['missing']}")
        if of == "articles" or fmt in ("csv", "jsonl"):
            must(manifest["written"] == manifest["count"], "not all that was found was written")
        file = self.folder / f"{of}.{manifest['file']['name'].split('.', 1)[1]}"
        file.write_bytes(data)
        return file, manifest

    def csv(self, file, manifest):
        with open(file, encoding="utf-8-sig", newline="") as text:
            rows = list(csv.DictReader(text, strict=True))
        must([row["id"] for row in rows] == [entry["id"] for entry in manifest["entries"]], "other rows")
        for row in rows:
            must(None not in row and None not in row.values(), "a row has more or fewer cells than there are columns")
        return f"Python's csv: {len(rows)} rows"

    def jsonl(self, file, manifest):
        items = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        must([item["id"] for item in items] == [entry["id"] for entry in manifest["entries"]], "other lines")
        return f"Python's json: {len(items)} lines"

    def ninjs(self, file, manifest):
        lines = file.read_text("utf-8").splitlines()
        must(len(lines) == manifest["written"], "other items")
        if not (TOOLS / "node" / "node_modules").is_dir():
            self.skipped.append("ajv: there is no npm")
            return f"{len(lines)} items, not checked"
        said = run(["node", TOOLS / "node" / "ninjs.mjs", PROFILE, file]).strip()
        if self.schema is None:
            self.skipped.append("ajv with the standard's own schema: give it by --ninjs-schema")
            return f"ajv, our profile of ninjs 2.1: {said}"
        return f"ajv, ninjs 2.1: {run(['node', TOOLS / 'node' / 'ninjs.mjs', self.schema, file]).strip()}"

    def warc(self, file, manifest):
        said = run([BIN / "warcio", "check", "-v", file])
        must("fail" not in said.lower(), said)
        records = [json.loads(line) for line in run([BIN / "warcio", "index", "-f", "warc-type", file]).splitlines()]
        kinds = [record["warc-type"] for record in records]
        must(kinds.count("resource") == manifest["written"], f"{kinds.count('resource')} resources")
        must(kinds.count("conversion") == manifest["written"], f"{kinds.count('conversion')} conversions")
        return f"warcio check: {len(kinds)} records"

    def wacz(self, file, manifest):
        said = run([BIN / "wacz", "validate", "-f", file])
        must("Success" in said or "valid" in said.lower(), said)
        opened = self.folder / (file.name + ".opened")
        with zipfile.ZipFile(file) as archive:
            archive.extractall(opened)
        theirs = run([BIN / "cdxj-indexer", "-s", opened / "archive" / "data.warc.gz"]).splitlines()
        ours = gzip.decompress((opened / "indexes" / "index.cdx.gz").read_bytes()).decode().splitlines()
        must(key_and_json(ours) == key_and_json(theirs), f"cdxj-indexer has another index:\n{theirs[:2]}\n{ours[:2]}")
        self.warc(opened / "archive" / "data.warc.gz", manifest)
        return f"wacz validate; cdxj-indexer: the same {len(ours)} lines"

    def bagit(self, file, manifest):
        opened = self.folder / (file.name + ".opened")
        with zipfile.ZipFile(file) as archive:
            must(archive.testzip() is None, "the zip file is damaged")
            archive.extractall(opened)
        (bag,) = opened.iterdir()
        run([BIN / "bagit.py", "--validate", bag])
        must(len(list(bag.glob("data/articles/*/*.warc.gz"))) == manifest["written"], "other versions")
        return "bagit.py --validate"

    def run(self):
        self.start()
        self.fill()
        for of in ("facts", "articles"):
            for fmt in FORMATS:
                file, manifest = self.export(of, fmt)
                said = getattr(self, fmt)(file, manifest)
                print(f"  ok    {of:8} {fmt:6} {file.stat().st_size:8} bytes  {said}", flush=True)
        for what in dict.fromkeys(self.skipped):
            print(f"  not checked: {what}")

    # ---- HTTP

    def call(self, method, path, body=None):
        request = urllib.request.Request(
            self.api + path, method=method, data=None if body is None else json.dumps(body).encode()
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as e:
            return e.code, e.read()
        except OSError:
            return 0, None

    def get(self, path):
        return self.call("GET", path)

    def until(self, what, holds):
        end = time.time() + PATIENCE
        while not holds():
            if self.stack.poll() is not None or time.time() > end:
                raise Failed(f"never came to pass: {what}\n{self.log.read_text(errors='replace')[-3000:]}")
            time.sleep(0.3)


def key_and_json(lines):
    return [(line.split(" {", 1)[0], json.loads("{" + line.split(" {", 1)[1])) for line in lines]


def fetch(link):
    with urllib.request.urlopen(link, timeout=60) as answer:
        return answer.read()


def run(command, fine=(0,)):
    done = subprocess.run(
        [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
    )
    said = done.stdout.decode(errors="replace")
    must(done.returncode in fine, f"{Path(command[0]).name} ended with {done.returncode}:\n{said[-4000:]}")
    return said


def must(holds, otherwise):
    if not holds:
        raise Failed(otherwise)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--ninjs-schema", type=Path, help="the standard's own ninjs-schema_2.1.json")
    arguments.add_argument("--keep", action="store_true", help="keep the files, and say where")
    given = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="parley-check-exports-"))
    checks = Checks(folder, given.ninjs_schema)
    try:
        checks.run()
        print("All exports are sound.")
    except Failed as e:
        print(f"check-exports: {e}", file=sys.stderr)
        sys.exit(1)
    finally:
        checks.stop()
        if given.keep:
            print(f"The files are in {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
