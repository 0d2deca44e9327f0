"""Makes of a build what MiniStack can run: it has no java25 without Docker, but runs a bootstrap by itself."""

import os
import shutil
from pathlib import Path

from samcli.yamlhelper import yaml_dump, yaml_parse

BOOTSTRAP = """#!/bin/sh
# Runs the handler through the client that Lambda's own Java runtime uses.
export AWS_ENDPOINT_URL='{url}'
exec '{jdk}/bin/java' -Djavax.net.ssl.trustStore='{trust}' -Djavax.net.ssl.trustStorePassword=changeit \\
    --enable-native-access=ALL-UNNAMED -cp "$LAMBDA_TASK_ROOT:$LAMBDA_TASK_ROOT/lib/*:{client}/*" \\
    com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
"""


def stage(built, staged, **places):
    """Copies a build; only the runtime, the processor, the snapshots and the named queries differ from it."""
    built, staged = Path(built), Path(staged)
    shutil.copytree(built, staged, copy_function=_link)
    template = yaml_parse((built / "template.yaml").read_text())
    runs = template["Globals"]["Function"]
    runs["Runtime"] = "provided.al2023"
    runs["Architectures"] = ["x86_64"]
    del runs["SnapStart"]
    functions = [
        resource["Properties"]
        for resource in template["Resources"].values()
        if resource["Type"] == "AWS::Serverless::Function"
    ]
    for function in functions:
        function.pop("SnapStart", None)
        bootstrap = staged / function["CodeUri"] / "bootstrap"
        bootstrap.write_text(BOOTSTRAP.format(**places))
        bootstrap.chmod(0o755)
    file = staged / "template.yaml"
    file.unlink()
    file.write_text(yaml_dump(template))
    _leave_out(staged / "Queries" / "template.yaml", "AWS::Athena::NamedQuery")
    return len(functions)


def _leave_out(file, kind):
    """MiniStack does not make every kind of resource; what is left out is proven otherwise."""
    template = yaml_parse(file.read_text())
    template["Resources"] = {
        name: resource for name, resource in template["Resources"].items() if resource["Type"] != kind}
    file.unlink()
    file.write_text(yaml_dump(template))


def _link(source, target):
    """A second name for the same file where that is possible, because a build is large."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
