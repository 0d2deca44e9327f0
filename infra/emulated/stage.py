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


def stage(built, staged, settings, **places):
    """Copies a build, with other settings and runtimes and without what MiniStack does not know; each function below says what."""
    built, staged = Path(built), Path(staged)
    shutil.copytree(built, staged, copy_function=_link)
    template = yaml_parse((built / "template.yaml").read_text())
    change(template, settings)
    _look_up(template)
    del template["Globals"]["Function"]["SnapStart"]
    count = _run_functions(template, staged, places)
    _write(staged / "template.yaml", template)
    _expand_loops(staged / "Alarms" / "template.yaml")
    _watch_one_metric(staged / "Alarms" / "template.yaml")
    _leave_out(staged / "Queries" / "template.yaml", "AWS::Athena::NamedQuery")
    rebuild = staged / "Rebuild" / "template.yaml"
    template = yaml_parse(rebuild.read_text())
    count += _run_functions(template, rebuild.parent, places)
    _transform_functions(template)
    _hand_over_one_by_one(template["Resources"]["Rebuild"]["Properties"]["Definition"])
    _write(rebuild, template)
    return count


def change(template, settings):
    """Changes settings in every environment. In a staged template, conditions keep what they compare."""
    for environment in template["Mappings"]["Settings"].values():
        unknown = settings.keys() - environment.keys()
        if unknown:
            raise Failed(f"the template has no setting {', '.join(sorted(unknown))}")
        environment.update(settings)


def _look_up(template):
    """MiniStack's conditions look nothing up in mappings: here they compare the settings of the default environment."""
    settings = template["Mappings"]["Settings"][template["Parameters"]["Environment"]["Default"]]

    def looked_up(node):
        if isinstance(node, dict):
            if "Fn::FindInMap" in node:
                return settings[node["Fn::FindInMap"][2]]
            return {key: looked_up(value) for key, value in node.items()}
        return [looked_up(part) for part in node] if isinstance(node, list) else node

    template["Conditions"] = looked_up(template["Conditions"])


def _run_functions(template, folder, places):
    """Gives every function of a template a bootstrap; returns how many there are."""
    functions = [
        resource["Properties"]
        for resource in template["Resources"].values()
        if resource["Type"] == "AWS::Serverless::Function"
    ]
    for function in functions:
        function["Runtime"] = "provided.al2023"
        function["Architectures"] = ["x86_64"]
        function.pop("SnapStart", None)
        bootstrap = folder / function["CodeUri"] / "bootstrap"
        if not bootstrap.exists():
            bootstrap.write_text(BOOTSTRAP.format(**places))
            bootstrap.chmod(0o755)
    return len(functions)


def _transform_functions(template):
    """MiniStack does not apply SAM's transform to nested stacks; these functions use nothing of it but CodeUri."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Type"] = "AWS::Lambda::Function"
            resource["Properties"]["Code"] = resource["Properties"].pop("CodeUri")
    del template["Transform"]


def _hand_over_one_by_one(definition):
    """MiniStack's Distributed Map has no ItemBatcher: each object is handed over as a batch of its own."""
    for state in definition["States"].values():
        batcher = state.pop("ItemBatcher", None)
        if batcher:
            state["ItemSelector"] = {
                "BatchInput": batcher["BatchInput"], "Items.$": "States.Array($$.Map.Item.Value)"}
            # Two JVMs that start at the same time would write the runtime client's library to the same file.
            state["MaxConcurrency"] = 1


def _write(file, template):
    file.unlink()
    file.write_text(yaml_dump(template))


def _expand_loops(file):
    """MiniStack does not expand Fn::ForEach in nested stacks, as CloudFormation does; cfn-lint can."""
    faults, expanded = language_extension(Template(str(file), cfn_yaml.load(str(file))))
    if faults:
        raise Failed(f"{file.name} cannot be expanded: {faults}")
    template = json.loads(json.dumps(expanded))
    del template["Transform"]
    _write(file, template)


def _watch_one_metric(file):
    """MiniStack makes no alarms on expressions: here each watches its first metric alone. TemplateTest reads the others."""
    template = yaml_parse(file.read_text())
    for resource in template["Resources"].values():
        parts = resource["Properties"].pop("Metrics", []) if resource["Type"] == "AWS::CloudWatch::Alarm" else []
        first = next((part["MetricStat"] for part in parts if "MetricStat" in part), None)
        if first:
            resource["Properties"] |= first["Metric"] | {"Period": first["Period"], "Statistic": first["Stat"]}
    _write(file, template)


def _leave_out(file, kind):
    """MiniStack does not make every kind of resource; what is left out is proven otherwise."""
    template = yaml_parse(file.read_text())
    template["Resources"] = {
        name: resource for name, resource in template["Resources"].items() if resource["Type"] != kind}
    _write(file, template)


def _link(source, target):
    """A second name for the same file where that is possible, because a build is large."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
