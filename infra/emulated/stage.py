"""Makes of a build what MiniStack can run: it has no java25 without Docker, but runs a bootstrap by itself."""

import json
import os
import shutil
from pathlib import Path

from cfnlint.decode import cfn_yaml
from cfnlint.template import Template
from cfnlint.template.transforms._language_extensions import language_extension
from samcli.yamlhelper import yaml_dump, yaml_parse

from tools import Failed

BOOTSTRAP = """#!/bin/sh
# Runs the handler through the client that Lambda's own Java runtime uses.
export AWS_ENDPOINT_URL='{url}'
exec '{jdk}/bin/java' -Djavax.net.ssl.trustStore='{trust}' -Djavax.net.ssl.trustStorePassword=changeit \\
    -Djdk.net.hosts.file='{hosts}' --enable-native-access=ALL-UNNAMED -cp "$LAMBDA_TASK_ROOT:$LAMBDA_TASK_ROOT/lib/*:{client}/*" \\
    com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
"""


def stage(built, staged, **places):
    """Copies a build; only runtime, processor, snapshots, loops, alarms on expressions and named queries differ from it."""
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
    _expand_loops(staged / "Alarms" / "template.yaml")
    _watch_one_metric(staged / "Alarms" / "template.yaml")
    _leave_out(staged / "Queries" / "template.yaml", "AWS::Athena::NamedQuery")
    return len(functions)


def _expand_loops(file):
    """MiniStack does not expand Fn::ForEach in nested stacks, as CloudFormation does; cfn-lint can."""
    faults, expanded = language_extension(Template(str(file), cfn_yaml.load(str(file))))
    if faults:
        raise Failed(f"{file.name} cannot be expanded: {faults}")
    template = json.loads(json.dumps(expanded))
    del template["Transform"]
    file.unlink()
    file.write_text(yaml_dump(template))


def _watch_one_metric(file):
    """MiniStack makes no alarms on expressions: here each watches its first metric alone. TemplateTest reads the others."""
    template = yaml_parse(file.read_text())
    for resource in template["Resources"].values():
        parts = resource["Properties"].pop("Metrics", []) if resource["Type"] == "AWS::CloudWatch::Alarm" else []
        first = next((part["MetricStat"] for part in parts if "MetricStat" in part), None)
        if first:
            resource["Properties"] |= first["Metric"] | {"Period": first["Period"], "Statistic": first["Stat"]}
    file.unlink()
    file.write_text(yaml_dump(template))


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
