"""Compares what checkov finds in the templates with what is accepted in accepted.txt."""

import fnmatch
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TEMPLATES = ["template.yaml", *(f"infra/{name}.yaml" for name in ("alarms", "deploy-role", "key", "queries", "rebuild"))]


def accepted():
    """The lines of accepted.txt, each as check, pattern of resources and reason."""
    for line in (HERE / "accepted.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            parts = line.split(maxsplit=2)
            if len(parts) != 3:
                sys.exit(f"accepted.txt: no reason in: {line}")
            yield tuple(parts)


def findings(checkov):
    """What checkov finds, each as check, resource, template and what the check is about."""
    ran = subprocess.run(
        [checkov, "--framework", "cloudformation", "--skip-download", "--compact", "--output", "json",
         *(part for template in TEMPLATES for part in ("--file", template))],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ | {"LOG_LEVEL": "ERROR"})
    try:
        report = json.loads(ran.stdout)
        read = {record["file_path"] for kind in ("passed_checks", "failed_checks") for record in report["results"][kind]}
    except (json.JSONDecodeError, KeyError, TypeError):
        sys.exit(f"checkov ended with {ran.returncode} and no report:\n{ran.stdout[:2000]}")
    if report["results"]["parsing_errors"] or not {f"/{TEMPLATES[0]}", "/infra/queries.yaml"} <= read:
        sys.exit(f"checkov could not read the templates: {report['results']['parsing_errors']}")
    for record in report["results"]["failed_checks"]:
        resource = record["resource"].rsplit(".", 1)[-1]
        yield record["check_id"], resource, record["file_path"].lstrip("/"), record["check_name"]


lines = list(accepted())
found = list(findings(sys.argv[1]))
used = set()
faults = 0
for check, resource, template, about in found:
    line = next((line for line in lines if line[0] == check and fnmatch.fnmatchcase(resource, line[1])), None)
    if line:
        used.add(line)
    else:
        faults += 1
        print(f"{template}: {resource}: {check} {about}", file=sys.stderr)
for line in lines:
    if line not in used:
        faults += 1
        print(f"accepted.txt: nothing is found any more for: {' '.join(line)}", file=sys.stderr)
if faults:
    sys.exit(f"{faults} to mend, or to accept in infra/template/accepted.txt with the reason")
print(f"checkov finds nothing in the templates but {len(found)} accepted findings of {len({line[0] for line in lines})} checks.")
